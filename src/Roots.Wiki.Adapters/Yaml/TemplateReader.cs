using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Adapters.Yaml;

/// <summary>Turns the fields of a template file into a <see cref="Template"/>. A question of an unknown type is named and left out.</summary>
internal static class TemplateReader
{
    public static Template Read(YamlFields file, List<Problem> problems)
    {
        var id = file.Text("id");
        return new(
            id,
            file.Number("version") ?? 1,
            file.TextOrNull("kind") switch
            {
                "quick-start" => TemplateKind.QuickStart,
                "base-sheet" => TemplateKind.BaseSheet,
                "role-sheet" => TemplateKind.RoleSheet,
                _ => throw new BadTemplateException("kind"),
            },
            file.Local("title"),
            file.LocalOrNull("intro") ?? new(""),
            [.. file.Maps("sections").Select(s => new TemplateSection(s.Text("id"), s.Local("title"), [.. s.Maps("questions").Select(q => ReadQuestion(id, q, problems)).OfType<Question>()]))]);
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

    private static Question? ReadQuestion(string template, YamlFields fields, List<Problem> problems)
    {
        var name = fields.Text("type");
        if (QuestionTypes.Find(name) is not { } type)
        {
            problems.Add(new(ProblemCode.UnknownQuestionType, null, template, name));
            return null;
        }

        return new()
        {
            Id = fields.Text("id") is { Length: <= 64 } id && id.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-') ? id : throw new BadTemplateException("id"),
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
            IsPersonal = fields.Flag("personal"),
            Visibility = VisibilityWords.Read(fields.TextOrNull("visibility")) ?? Visibility.Office,
        };
    }
}
