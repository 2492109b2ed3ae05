using System.Globalization;
using System.Text;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Templates;

/// <summary>
/// Writes templates as YAML, the way the shipped ones are written: what <see cref="ITemplateReader"/> reads back is equal.
/// Two templates are the same exactly when their texts are. Pure.
/// </summary>
public static class TemplateText
{
    private const int Never = 0;

    /// <summary>The whole file.</summary>
    public static string Write(TemplateFile file) =>
        Head(file.Frame) + "sections:\n" + string.Concat(file.Sections.Select(s => SectionHead(s) + string.Concat(s.Entries.Select(Entry))));

    /// <summary>The lines before <c>sections</c>.</summary>
    internal static string Head(Template frame)
    {
        var text = new StringBuilder();
        Line("id", Word(frame.Id));
        Line("number", frame.Number is { } number ? Word(number) : null);
        Line("version", Number(frame.Version));
        Line("kind", frame.Kind switch { TemplateKind.QuickStart => "quick-start", TemplateKind.BaseSheet => "base-sheet", TemplateKind.RoleSheet => "role-sheet", _ => "topic" });
        Line("scope", frame.Kind != TemplateKind.Topic && frame.Scope == TemplateScope.Office ? null : frame.Scope switch { TemplateScope.Page => "page", TemplateScope.Association => "association", _ => "office" });
        Line("for", frame.For.Count == 0 ? null : Words(frame.For));
        Line("private", frame.StaysPrivate ? "true" : null);
        Line("title", Local(frame.Title));
        Line("intro", frame.Intro.De.Length == 0 ? null : Local(frame.Intro));
        Line("body", frame.Body is null ? null : Local(frame.Body));
        Line("origin", frame.Origin is { } o ? $"{{{(o.By is null ? "" : $"by: {Quote(o.By)}, ")}licence: {Word(o.Licence)}, day: {o.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}}}" : null);
        if (frame.Starter is { } starter)
        {
            text.Append("starter:\n  title: ").Append(Local(starter.Title)).Append("\n  answers:\n");
            foreach (var (id, answer) in starter.Answers)
            {
                text.Append("    - {id: ").Append(Word(id)).Append(", text: ").Append(Local(answer)).Append("}\n");
            }
        }

        return text.ToString();

        void Line(string key, string? value) => _ = value is null ? text : text.Append(key).Append(": ").Append(value).Append('\n');
    }

    /// <summary>The lines of a section before its questions.</summary>
    internal static string SectionHead(TemplateFileSection section) =>
        $"  - id: {Word(section.Id)}\n    title: {Local(section.Title)}\n    questions:{(section.Entries.Count == 0 ? " []" : "")}\n";

    /// <summary>The lines of one question.</summary>
    internal static string Entry(TemplateEntry entry) => entry switch
    {
        TemplateEntry.Uses uses => $"      - use: {Word(uses.Id)}\n" + (uses.IsHidden ? "        hidden: true\n" : ""),
        TemplateEntry.Asks asks => Question(asks.Question, asks.IsHidden),
        _ => throw new ArgumentException("An entry has two kinds.", nameof(entry)),
    };

    /// <summary>Equal exactly for equal texts.</summary>
    internal static string Local(LocalText? text) => text is null ? "" : text.En is null ? $"{{de: {Quote(text.De)}}}" : $"{{de: {Quote(text.De)}, en: {Quote(text.En)}}}";

    /// <summary>How a question is answered: type, columns, options, unit.</summary>
    internal static string Form(Question question)
    {
        var text = new StringBuilder().Append("        type: ").Append(question.Type.Name).Append('\n');
        Parts("columns", question.Type.FixedColumns.Count > 0 ? [] : [.. question.Columns.Select(c => $"{{id: {Word(c.Id)}, label: {Local(c.Label)}{(c.IsMain ? ", main: true" : "")}{Formerly(c.Formerly)}}}")]);
        Parts("options", [.. question.Options.Select(o => $"{{id: {Word(o.Id)}, label: {Local(o.Label)}{Formerly(o.Formerly)}}}")]);
        return text.Append(question.Unit is null ? "" : $"        unit: {Local(question.Unit)}\n").ToString();

        void Parts(string key, IReadOnlyList<string> parts) =>
            _ = parts.Count == 0 ? text : text.Append("        ").Append(key).Append(":\n").Append(string.Concat(parts.Select(p => $"          - {p}\n")));
    }

    private static string Question(Question question, bool isHidden)
    {
        var text = new StringBuilder().Append("      - id: ").Append(Word(question.Id)).Append('\n');
        Line("text", Local(question.Text));
        Line("help", question.Help is null ? null : Local(question.Help));
        Line("example", question.Example is null ? null : Local(question.Example));
        text.Append(Form(question));
        Line("from", question.From.Count == 0 ? null : Words(question.From));
        Line("weight", question.Weight switch { QuestionWeight.Must => "must", QuestionWeight.Nice => "nice", _ => "normal" });
        Line("review", (question.ReviewMonths ?? Never) == Never ? "never" : Number(question.ReviewMonths!.Value));
        Line("valid", question.ValidMonths is { } valid ? Number(valid) : null);
        Line("personal", question.IsPersonal ? "true" : null);
        Line("hint", question.Hint is { } hint ? IsWord(hint) ? "recht/" + hint : Quote("recht/" + hint) : null);
        Line("visibility", question.Visibility.Write());
        Line("hidden", isHidden ? "true" : null);
        return text.ToString();

        void Line(string key, string? value) => _ = value is null ? text : text.Append("        ").Append(key).Append(": ").Append(value).Append('\n');
    }

    private static string Formerly(IReadOnlyList<string> labels) => labels.Count == 0 ? "" : $", formerly: [{string.Join(", ", labels.Select(Quote))}]";

    private static string Words(IEnumerable<string> words) => $"[{string.Join(", ", words.Select(Word))}]";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Word(string word) => IsWord(word) ? word : Quote(word);

    private static bool IsWord(string word) => word.Length > 0 && char.IsAsciiLetterOrDigit(word[0]) && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.');

    private static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' or '\\' => text.Append('\\').Append(c),
                '\n' => text.Append("\\n"),
                '\t' => text.Append("\\t"),
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff' => text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        return text.Append('"').ToString();
    }
}
