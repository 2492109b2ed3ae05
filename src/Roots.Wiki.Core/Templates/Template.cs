using Roots.Wiki.Spaces;

namespace Roots.Wiki.Templates;

/// <summary>A text in the languages it is written in; German is always there. Immutable.</summary>
public sealed record LocalText(string De, string? En = null)
{
    /// <summary>The text for a culture's two-letter language; German where there is none.</summary>
    public string In(string language) => language == "en" && !string.IsNullOrEmpty(En) ? En : De;

    /// <summary>Every wording, for recognising a label in a file.</summary>
    public IEnumerable<string> All => En is null ? [De] : [De, En];
}

/// <summary>What a template is for.</summary>
public enum TemplateKind
{
    /// <summary>T01: eight questions in 15 minutes.</summary>
    QuickStart,
    /// <summary>T02: the questions of every office.</summary>
    BaseSheet,
    /// <summary>T03–T21: the questions of one kind of office, in rounds.</summary>
    RoleSheet,
    /// <summary>T22–T44: one matter, such as an emergency, a contract or a decision.</summary>
    Topic,
}

/// <summary>To what the answers belong.</summary>
public enum TemplateScope
{
    /// <summary>To the office: each stored once in its knowledge pages, shown by every template that asks.</summary>
    Office,
    /// <summary>To the page that the template makes: an ordinary page, one heading for each question.</summary>
    Page,
    /// <summary>To the association as a whole; kept in the knowledge pages of the office that carries the template.</summary>
    Association,
}

/// <summary>A guided template: an ordered view on answers. Immutable.</summary>
public sealed record Template(string Id, int Version, TemplateKind Kind, LocalText Title, LocalText Intro, IReadOnlyList<TemplateSection> Sections)
{
    /// <summary>Its number in the catalogue, such as <c>T22</c>; null for the association's own.</summary>
    public string? Number { get; init; }

    /// <summary>To what the answers belong.</summary>
    public TemplateScope Scope { get; init; }

    /// <summary>Situations in which it is offered, such as <c>event</c>; empty for always behind „alle“.</summary>
    public IReadOnlyList<string> For { get; init; } = [];

    /// <summary>For <see cref="TemplateScope.Page"/>: Markdown that the new page begins with, under its title; null for none.</summary>
    public LocalText? Body { get; init; }

    /// <summary>Whether answers stay with whoever wrote them until they say otherwise.</summary>
    public bool StaysPrivate { get; init; }

    /// <summary>Whom the association has it from; null for its own and for shipped ones.</summary>
    public TemplateOrigin? Origin { get; init; }

    /// <summary>For <see cref="TemplateScope.Page"/>: an entry that every association needs, to begin with; null for none.</summary>
    public TemplateStarter? Starter { get; init; }

    /// <summary>The narrowest circle that a question asks for: the one proposed for a page from this template.</summary>
    public Visibility Visibility => Questions.Select(q => q.Visibility).DefaultIfEmpty(Visibility.Association).Max();

    /// <summary>All questions in order.</summary>
    public IEnumerable<Question> Questions => Sections.SelectMany(s => s.Questions);

    /// <summary>Minutes that the whole takes, by the types of its questions, rounded up.</summary>
    public int Minutes => (int)Math.Ceiling(Questions.Sum(q => q.Type.Minutes));
}

/// <summary>Whom a template was taken over from. Immutable.</summary>
/// <param name="By">The association's name, or null where it did not want to be named.</param>
/// <param name="Licence">Under which licence it was given, such as <c>CC-BY-4.0</c>.</param>
/// <param name="Day">The day on which it was given.</param>
public sealed record TemplateOrigin(string? By, string Licence, DateOnly Day);

/// <summary>A page that is half written already, such as the record of processing for the wiki itself. Immutable.</summary>
/// <param name="Title">The page's title.</param>
/// <param name="Answers">Answers as the form sends them (an option's id, one entry a line), by question.</param>
public sealed record TemplateStarter(LocalText Title, IReadOnlyDictionary<string, LocalText> Answers);

/// <summary>A part of a template; for role sheets a round.</summary>
public sealed record TemplateSection(string Id, LocalText Title, IReadOnlyList<Question> Questions);

/// <summary>How much a question counts (domain: ★ 3, normal 2, nice to have 1).</summary>
public enum QuestionWeight
{
    /// <summary>Nice to have.</summary>
    Nice = 1,
    /// <summary>Normal.</summary>
    Normal = 2,
    /// <summary>★: must be answered.</summary>
    Must = 3,
}

/// <summary>A column of a table question.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Label">Its heading.</param>
/// <param name="IsMain">Whether it is asked at once on the phone.</param>
/// <param name="Formerly">Headings that it had; recognised in files.</param>
public sealed record QuestionColumn(string Id, LocalText Label, bool IsMain, IReadOnlyList<string> Formerly);

/// <summary>An option of a choice question.</summary>
public sealed record QuestionOption(string Id, LocalText Label, IReadOnlyList<string> Formerly)
{
    /// <summary>Whether a text in a file means this option: its id, or a label that it has or had in any language.</summary>
    internal bool IsNamed(string label) => label.Length > 0 && Label.All.Concat(Formerly).Append(Id).Contains(label, StringComparer.OrdinalIgnoreCase);
}

/// <summary>One question: asks for one value of one type. Its id keeps one meaning for ever. Immutable.</summary>
public sealed record Question
{
    /// <summary><c>[a-z0-9-]{1,64}</c>, unique over the whole catalogue.</summary>
    public required string Id { get; init; }

    /// <summary>The question.</summary>
    public required LocalText Text { get; init; }

    /// <summary>One sentence of help, or null.</summary>
    public LocalText? Help { get; init; }

    /// <summary>An example answer, or null.</summary>
    public LocalText? Example { get; init; }

    /// <summary>How it is asked, checked and written.</summary>
    public required IQuestionType Type { get; init; }

    /// <summary>The columns of a table: those of its type where it has its own, else the template's.</summary>
    public IReadOnlyList<QuestionColumn> Columns
    {
        get => Type.FixedColumns is { Count: > 0 } columns ? columns : field;
        init;
    } = [];

    /// <summary>The options of a choice.</summary>
    public IReadOnlyList<QuestionOption> Options { get; init; } = [];

    /// <summary>What an amount is counted in, such as <c>€</c>; null where the question names none.</summary>
    public LocalText? Unit { get; init; }

    /// <summary>How much it counts.</summary>
    public QuestionWeight Weight { get; init; } = QuestionWeight.Normal;

    /// <summary>Months after which the answer should be confirmed again; null for never (history).</summary>
    public int? ReviewMonths { get; init; } = 36;

    /// <summary>For a date: months after that day until the fact expires; null for no expiry. 0: it expires on the day itself.</summary>
    public int? ValidMonths { get; init; }

    /// <summary>Whether answers hold personal data.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>The slug of a legal fact that is shown beside the question (<c>recht/…</c> in the file), or null.</summary>
    public string? Hint { get; init; }

    /// <summary>Ids of questions from whose answers this one can be drawn, in order; empty for none.</summary>
    public IReadOnlyList<string> From { get; init; } = [];

    /// <summary>Who may read the answer; decides in which file of the office it stands.</summary>
    public Visibility Visibility { get; init; } = Visibility.Office;
}

/// <summary>An office that the program knows: what set-up offers to tick.</summary>
/// <param name="Id">Slug, such as <c>kasse</c>.</param>
/// <param name="Title">Its usual title.</param>
/// <param name="Also">Other usual titles, by language.</param>
/// <param name="Criticality">Proposed criticality, 1 to 5 (domain/5 §5.5).</param>
/// <param name="IsBoard">Whether it usually belongs to the board.</param>
/// <param name="Templates">Ids of its templates in order.</param>
/// <param name="Summary">What it does, in a sentence.</param>
public sealed record ShippedRole(string Id, LocalText Title, IReadOnlyDictionary<string, IReadOnlyList<string>> Also, int Criticality, bool IsBoard, IReadOnlyList<string> Templates, LocalText Summary);

/// <summary>Where templates come from. Loaded once at start; safe to share.</summary>
public interface ITemplateSource
{
    /// <summary>Loads everything that ships with the program.</summary>
    /// <returns>The catalogue; files that cannot be read are named in <see cref="TemplateCatalog.Problems"/> and left out, never the whole.</returns>
    TemplateCatalog Load();
}
