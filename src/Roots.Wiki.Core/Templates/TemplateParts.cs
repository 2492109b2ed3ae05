namespace Roots.Wiki.Templates;

/// <summary>What can be changed about a template, for comparing and merging.</summary>
public enum TemplatePart
{
    /// <summary>Whether the question is there at all.</summary>
    Presence,
    /// <summary>Whether it is left out.</summary>
    Hidden,
    /// <summary>The question.</summary>
    Text,
    /// <summary>The help.</summary>
    Help,
    /// <summary>The example.</summary>
    Example,
    /// <summary>How it is answered: type, columns, options, unit.</summary>
    Form,
    /// <summary>How much it counts.</summary>
    Weight,
    /// <summary>When it is confirmed again.</summary>
    Review,
    /// <summary>The legal fact beside it, and what it is drawn from.</summary>
    Source,
    /// <summary>Whether answers hold personal data.</summary>
    Personal,
    /// <summary>Who may read answers.</summary>
    Visibility,
    /// <summary>The order of the questions.</summary>
    Order,
    /// <summary>The title of the template, or of a section.</summary>
    Title,
    /// <summary>The words before the first question.</summary>
    Intro,
    /// <summary>What a page from it begins with.</summary>
    Body,
    /// <summary>Everything else that the file says about the template.</summary>
    Settings,
}

/// <summary>A part of a question: how it is compared, and how it is taken over.</summary>
internal sealed record QuestionPart(TemplatePart Part, Func<Question, string> Key, Func<Question, Question, Question> Take)
{
    public static IReadOnlyList<QuestionPart> All { get; } =
    [
        new(TemplatePart.Text, q => TemplateText.Local(q.Text), (q, from) => q with { Text = from.Text }),
        new(TemplatePart.Help, q => TemplateText.Local(q.Help), (q, from) => q with { Help = from.Help }),
        new(TemplatePart.Example, q => TemplateText.Local(q.Example), (q, from) => q with { Example = from.Example }),
        new(TemplatePart.Form, TemplateText.Form, (q, from) => q with { Type = from.Type, Columns = from.Type.FixedColumns.Count > 0 ? [] : from.Columns, Options = from.Options, Unit = from.Unit }),
        new(TemplatePart.Weight, q => q.Weight.ToString(), (q, from) => q with { Weight = from.Weight }),
        new(TemplatePart.Review, q => $"{q.ReviewMonths}/{q.ValidMonths}", (q, from) => q with { ReviewMonths = from.ReviewMonths, ValidMonths = from.ValidMonths }),
        new(TemplatePart.Source, q => $"{q.Hint}/{string.Join(' ', q.From)}", (q, from) => q with { Hint = from.Hint, From = from.From }),
        new(TemplatePart.Personal, q => q.IsPersonal.ToString(), (q, from) => q with { IsPersonal = from.IsPersonal }),
        new(TemplatePart.Visibility, q => q.Visibility.ToString(), (q, from) => q with { Visibility = from.Visibility }),
    ];
}

/// <summary>A part of what a file says about the whole template.</summary>
internal sealed record FramePart(TemplatePart Part, Func<Template, string> Key, Func<Template, Template, Template> Take)
{
    public static IReadOnlyList<FramePart> All { get; } =
    [
        new(TemplatePart.Title, t => TemplateText.Local(t.Title), (t, from) => t with { Title = from.Title }),
        new(TemplatePart.Intro, t => TemplateText.Local(t.Intro), (t, from) => t with { Intro = from.Intro }),
        new(TemplatePart.Body, t => TemplateText.Local(t.Body), (t, from) => t with { Body = from.Body }),
        new(TemplatePart.Settings, t => t.Number ?? "", (t, from) => t with { Number = from.Number }),
        new(TemplatePart.Settings, t => t.Kind.ToString(), (t, from) => t with { Kind = from.Kind }),
        new(TemplatePart.Settings, t => t.Scope.ToString(), (t, from) => t with { Scope = from.Scope }),
        new(TemplatePart.Settings, t => string.Join(' ', t.For), (t, from) => t with { For = from.For }),
        new(TemplatePart.Settings, t => t.StaysPrivate.ToString(), (t, from) => t with { StaysPrivate = from.StaysPrivate }),
        new(TemplatePart.Settings, t => t.Origin?.ToString() ?? "", (t, from) => t with { Origin = from.Origin }),
        new(TemplatePart.Settings, StarterOf, (t, from) => t with { Starter = from.Starter }),
    ];

    private static string StarterOf(Template template) =>
        template.Starter is { } s ? TemplateText.Local(s.Title) + string.Join('\n', s.Answers.Select(a => $"{a.Key}: {TemplateText.Local(a.Value)}")) : "";
}
