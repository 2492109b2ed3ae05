using Roots.Wiki.Roles;

namespace Roots.Wiki.Web.Features.Roles;

/// <summary>An office as a mark in the chart.</summary>
/// <param name="Number">Its number, the same as in the table.</param>
/// <param name="Standing">The office.</param>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
public sealed record RiskMark(int Number, RoleStanding Standing, int X, int Y);

/// <summary>A field of the chart with the band that its middle has.</summary>
public sealed record RiskField(int X, int Y, int Width, RiskBand Band);

/// <summary>A column of the chart: one departure factor.</summary>
public sealed record RiskColumn(int Departure, int Middle);

/// <summary>
/// The risk as a picture: departure to the right, position upwards, one mark for each office. Marks stand in a grid and never
/// cover each other; a full field makes its column wider. Lengths in CSS pixels.
/// </summary>
public sealed class RiskChart
{
    /// <summary>The side of a mark's place: large enough for a finger.</summary>
    public const int Cell = 28;

    private const int Rows = 10;
    private const int Left = 56;
    private const int Top = 8;
    private const int Bottom = 44;
    private const int LeastSlots = 4;
    private const int Departures = 5;
    private const double RowStep = 0.4; // P runs from 1 to 5

    private RiskChart(IReadOnlyList<RiskMark> marks, IReadOnlyList<RiskField> fields, IReadOnlyList<RiskColumn> columns, int width) =>
        (Marks, Fields, Columns, Width) = (marks, fields, columns, width);

    /// <summary>The marks in the order of their numbers.</summary>
    public IReadOnlyList<RiskMark> Marks { get; }

    /// <summary>The fields behind the marks.</summary>
    public IReadOnlyList<RiskField> Fields { get; }

    /// <summary>The columns from left to right.</summary>
    public IReadOnlyList<RiskColumn> Columns { get; }

    public int Width { get; }

    public static int Height => Top + (Rows * Cell) + Bottom;

    /// <summary>Where the axis stands.</summary>
    public static int Base => Top + (Rows * Cell);

    /// <summary>Draws the offices whose risk is known, numbered in the given order.</summary>
    public static RiskChart Of(IReadOnlyList<RoleStanding> offices)
    {
        var placed = offices.Select((office, i) => (Number: i + 1, Office: office)).Where(o => o.Office.Position is not null)
            .ToLookup(o => (o.Office.Departure, Row: RowOf(o.Office.Position!.Value)));
        var (marks, fields, columns) = (new List<RiskMark>(), new List<RiskField>(), new List<RiskColumn>());
        var x = Left;
        for (var departure = 1; departure <= Departures; departure++)
        {
            var slots = Math.Max(LeastSlots, Enumerable.Range(0, Rows).Max(row => placed[(departure, row)].Count()));
            for (var row = 0; row < Rows; row++)
            {
                var y = Base - ((row + 1) * Cell);
                fields.Add(new(x, y, slots * Cell, KnowledgeFormulas.Band(KnowledgeFormulas.Risk(departure, 1 + ((row + 0.5) * RowStep)))));
                marks.AddRange(placed[(departure, row)].Select((o, slot) => new RiskMark(o.Number, o.Office, x + (slot * Cell), y)));
            }

            columns.Add(new(departure, x + (slots * Cell / 2)));
            x += slots * Cell;
        }

        return new([.. marks.OrderBy(m => m.Number)], fields, columns, x + 1);
    }

    private static int RowOf(double position) => Math.Clamp((int)((position - 1) / RowStep), 0, Rows - 1);
}
