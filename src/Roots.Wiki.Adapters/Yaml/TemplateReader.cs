using System.Globalization;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Adapters.Yaml;

/// <summary>Turns the fields of a template file into a <see cref="TemplateFile"/>. A question of an unknown type is named and left out.</summary>
internal static class TemplateReader
{
    private const string HintFolder = "recht/";

    public static TemplateFile Read(YamlFields file, ICollection<Problem> problems)
    {
        var id = Slug(file, "id");
        if (file.Has("minutes"))
        {
            throw new BadTemplateException("minutes"); // computed from the types of the questions, so that it is always true
        }

        var frame = new Template(
            id,
            file.Number("version") ?? 1,
            file.TextOrNull("kind") switch
            {
                "quick-start" => TemplateKind.QuickStart,
                "base-sheet" => TemplateKind.BaseSheet,
                "role-sheet" => TemplateKind.RoleSheet,
                "topic" or null => TemplateKind.Topic,
                _ => throw new BadTemplateException("kind"),
            },
            file.Local("title"),
            file.LocalOrNull("intro") ?? new(""),
            [])
        {
            Number = file.TextOrNull("number"),
            Scope = file.TextOrNull("scope") switch
            {
                "office" or null => TemplateScope.Office,
                "page" => TemplateScope.Page,
                "association" => TemplateScope.Association,
                _ => throw new BadTemplateException("scope"),
            },
            For = file.Texts("for"),
            Body = file.LocalOrNull("body"),
            StaysPrivate = file.Flag("private"),
            Origin = file.Map("origin") is { } origin ? new(origin.TextOrNull("by"), origin.Text("licence"), Day(origin, "day")) : null,
            Starter = file.Map("starter") is { } starter
                ? new(starter.Local("title"), starter.Maps("answers").ToDictionary(a => Slug(a, "id"), a => a.Local("text"), StringComparer.Ordinal))
                : null,
        };
        return new(frame, [.. file.Maps("sections").Select(s => new TemplateFileSection(s.Text("id"), s.Local("title"), [.. s.Maps("questions").Select(q => ReadEntry(id, q, problems)).OfType<TemplateEntry>()]))]);
    }

    public static ShippedRole ReadRole(YamlFields role) => new(
        role.Text("id"),
        role.Local("title"),
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["de"] = role.Map("also")?.Texts("de") ?? [],
            ["en"] = role.Map("also")?.Texts("en") ?? [],
        },
        role.Number("criticality") is { } k and >= 1 and <= 5 ? k : throw new BadTemplateException("criticality"),
        role.Flag("board"),
        role.Texts("templates"),
        role.LocalOrNull("summary") ?? new(""));

    private static TemplateEntry? ReadEntry(string template, YamlFields fields, ICollection<Problem> problems) =>
        fields.Has("use") ? new TemplateEntry.Uses(Slug(fields, "use")) { IsHidden = fields.Flag("hidden") }
        : ReadQuestion(template, fields, problems) is { } question ? new TemplateEntry.Asks(question) { IsHidden = fields.Flag("hidden") }
        : null;

    private static DateOnly Day(YamlFields fields, string key) =>
        DateOnly.TryParseExact(fields.Text(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new BadTemplateException(key);

    internal static string Slug(YamlFields fields, string key) =>
        fields.Text(key) is { Length: <= 64 } id && id.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-') ? id : throw new BadTemplateException(key);

    private static Question? ReadQuestion(string template, YamlFields fields, ICollection<Problem> problems)
    {
        var name = fields.Text("type");
        if (QuestionTypes.Find(name) is not { } type)
        {
            problems.Add(new(ProblemCode.UnknownQuestionType, null, template, name));
            return null;
        }

        return new()
        {
            Id = Slug(fields, "id"),
            Text = fields.Local("text"),
            Help = fields.LocalOrNull("help"),
            Example = fields.LocalOrNull("example"),
            Type = type,
            Columns = [.. fields.Maps("columns").Select(c => new QuestionColumn(c.Text("id"), c.Local("label"), c.Flag("main"), c.Texts("formerly")))],
            Options = [.. fields.Maps("options").Select(o => new QuestionOption(o.Text("id"), o.Local("label"), o.Texts("formerly")))],
            Unit = fields.LocalOrNull("unit"),
            Weight = fields.TextOrNull("weight") switch
            {
                "must" => QuestionWeight.Must,
                "normal" or null => QuestionWeight.Normal,
                "nice" => QuestionWeight.Nice,
                _ => throw new BadTemplateException("weight"),
            },
            ReviewMonths = fields.TextOrNull("review") switch
            {
                null => 36,
                "never" or "0" => null,
                _ => fields.Number("review") is { } months and > 0 ? months : throw new BadTemplateException("review"),
            },
            ValidMonths = fields.Number("valid"),
            Hint = fields.TextOrNull("hint") switch
            {
                null => null,
                var hint when hint.StartsWith(HintFolder, StringComparison.Ordinal) && hint.Length > HintFolder.Length => hint[HintFolder.Length..],
                _ => throw new BadTemplateException("hint"),
            },
            From = fields.Texts("from"),
            IsPersonal = fields.Flag("personal"),
            Visibility = VisibilityWords.Read(fields.TextOrNull("visibility")) ?? Visibility.Office,
        };
    }
}
