using System.Globalization;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Web.Features.Roles;

/// <summary>The levels of some months as a line, 0 to 100 from the bottom to the top.</summary>
public sealed record TrendLine(IReadOnlyList<(int X, int Y)> Points)
{
    public const int Width = 320;
    public const int Height = 72;

    private const int Edge = 6;

    /// <summary>The points as SVG writes them.</summary>
    public string Path => string.Join(' ', Points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X},{p.Y}")));

    /// <summary>Draws the months at equal steps; a single one stands at the right edge.</summary>
    public static TrendLine Of(IReadOnlyList<KnowledgeMonth> months) => new([.. months.Select((m, i) => (
        Width - Edge - ((months.Count - 1 - i) * (Width - (2 * Edge)) / Math.Max(1, months.Count - 1)),
        Height - Edge - (int)Math.Round(m.Level * (Height - (2 * Edge)) / 100)))]);
}
