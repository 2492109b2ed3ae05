using System.Globalization;
using System.Text;

namespace Roots.Wiki.Adapters.Rendering;

/// <summary>Collects markup up to a bound: a small page can name one long address a thousand times.</summary>
internal sealed class BoundedWriter(int maxLength, RenderBudget budget) : TextWriter(CultureInfo.InvariantCulture)
{
    private readonly StringBuilder text = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Check(text.Append(value));

    public override void Write(string? value) => Check(text.Append(value));

    public override void Write(char[] buffer, int index, int count) => Check(text.Append(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Check(text.Append(buffer));

    public override string ToString() => text.ToString();

    private void Check(StringBuilder written)
    {
        budget.Check();
        if (written.Length > maxLength)
        {
            throw new OutputTooLargeException();
        }
    }
}

/// <summary>The markup of a page grew beyond all measure.</summary>
internal sealed class OutputTooLargeException : Exception;
