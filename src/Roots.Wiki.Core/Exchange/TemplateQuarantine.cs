using System.Text.RegularExpressions;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Exchange;

/// <summary>
/// Looks at a template from outside as something hostile: what could harm is refused, what would change the meaning of questions
/// that are asked here already is put right. Pure.
/// </summary>
internal static partial class TemplateQuarantine
{
    private const int MostSections = 20;
    private const int BodyLength = 20_000;

    /// <summary>The template as it may come in, or null with the reason.</summary>
    /// <param name="file">What was read.</param>
    /// <param name="catalog">What is known here.</param>
    /// <param name="shipped">What ships.</param>
    /// <param name="here">What stands under the same id, or null.</param>
    /// <param name="problems">Takes why not.</param>
    public static TemplateFile? Fit(TemplateFile file, TemplateCatalog catalog, TemplateCatalog shipped, TemplateFile? here, ICollection<Problem> problems)
    {
        var entries = file.Sections.SelectMany(s => s.Entries).ToList();
        if (entries.Count is 0 or > TemplateChecks.MostQuestions || file.Sections.Count > MostSections)
        {
            problems.Add(new(ProblemCode.ImportTooMuch, null, TemplateChecks.MostQuestions));
        }
        else if (!Ids(file).All(TemplateEditor.IsId) || file.Sections.DistinctBy(s => s.Id).Count() < file.Sections.Count || entries.DistinctBy(e => e.Id).Count() < entries.Count
            || file.Own.Any(q => TemplateChecks.Check(q).Any(p => p.Field is nameof(Question.Options) or nameof(Question.Columns))))
        {
            problems.Add(new(ProblemCode.ImportFaulty));
        }
        else if (Words(file).Any(w => w.Text.Length > w.Most || w.Text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))))
        {
            problems.Add(new(ProblemCode.ImportFaulty));
        }
        else if (Words(file).Any(w => Markup().IsMatch(w.Text)))
        {
            problems.Add(new(ProblemCode.ImportMarkup));
        }
        else
        {
            var known = catalog.Files.Concat(shipped.Files).Where(f => f.Frame.Id != file.Frame.Id).SelectMany(f => f.Own).Select(q => q.Id).ToHashSet(StringComparer.Ordinal);
            var same = (here?.Own ?? []).Concat(shipped.Files.Where(f => f.Frame.Id == file.Frame.Id).SelectMany(f => f.Own)).DistinctBy(q => q.Id).ToDictionary(q => q.Id, StringComparer.Ordinal);
            return new(
                Frame(file.Frame, here?.Frame),
                [.. file.Sections.Select(s => s with { Entries = [.. s.Entries.Select(e => Entry(e, known, same, catalog)).OfType<TemplateEntry>()] }).Where(s => s.Entries.Count > 0)]);
        }

        return null;
    }

    private static Template Frame(Template frame, Template? here) => frame with
    {
        Kind = here?.Kind ?? (frame.Scope == TemplateScope.Office && frame.Kind != TemplateKind.Topic ? TemplateKind.RoleSheet : TemplateKind.Topic),
        Scope = here?.Scope ?? (frame.Scope == TemplateScope.Association ? TemplateScope.Office : frame.Scope),
        Number = here?.Number,
        For = here?.For ?? (frame.Scope == TemplateScope.Page ? ["everyday"] : []),
        StaysPrivate = here?.StaysPrivate ?? frame.StaysPrivate,
        Starter = here?.Starter,
        Origin = frame.Origin is { } origin && Licences.All.Contains(origin.Licence) ? origin : here?.Origin,
    };

    // A question of another template is asked as it is asked there; one that is known keeps its kind of answer and its readers.
    private static TemplateEntry? Entry(TemplateEntry entry, HashSet<string> elsewhere, Dictionary<string, Question> same, TemplateCatalog catalog)
    {
        if (entry is not TemplateEntry.Asks(var question))
        {
            return elsewhere.Contains(entry.Id) ? entry : null;
        }

        if (elsewhere.Contains(question.Id))
        {
            return new TemplateEntry.Uses(question.Id) { IsHidden = entry.IsHidden };
        }

        question = question with
        {
            Hint = catalog.Facts.Any(f => f.Id == question.Hint) ? question.Hint : null,
            From = [.. question.From.Where(id => catalog.Question(id) is not null)],
            Visibility = question.Visibility == Visibility.Public ? Visibility.Association : question.Visibility,
        };
        if (same.TryGetValue(question.Id, out var known))
        {
            question = question with { Visibility = known.Visibility, IsPersonal = known.IsPersonal || question.IsPersonal };
            question = question.Type.Name == known.Type.Name ? question : question with { Type = known.Type, Columns = known.Type.FixedColumns.Count > 0 ? [] : known.Columns, Options = known.Options, Unit = known.Unit };
        }

        return new TemplateEntry.Asks(question) { IsHidden = entry.IsHidden };
    }

    private static IEnumerable<string> Ids(TemplateFile file) =>
        file.Sections.SelectMany(s => s.Entries.Select(e => e.Id).Append(s.Id)).Append(file.Frame.Id).Concat(file.Own.SelectMany(q => q.Options.Select(o => o.Id).Concat(q.Type.FixedColumns.Count > 0 ? [] : q.Columns.Select(c => c.Id))));

    private static IEnumerable<(string Text, int Most)> Words(TemplateFile file) =>
        file.Sections.Select(s => s.Title).Append(file.Frame.Title).SelectMany(t => t.All).Select(t => (t, Limits.TitleLength))
            .Concat(file.Frame.Intro.All.Select(t => (t, Limits.CellLength * 2)))
            .Concat((file.Frame.Body?.All ?? []).Select(t => (t, BodyLength)))
            .Concat(new[] { file.Frame.Origin?.By, file.Frame.Origin?.Licence }.OfType<string>().Select(t => (t, Limits.NameLength)))
            .Concat(file.Own.SelectMany(q => new[] { q.Text, q.Help, q.Example, q.Unit }.OfType<LocalText>()).SelectMany(t => t.All).Select(t => (t, Limits.RemarkLength * 2)))
            .Concat(file.Own.SelectMany(q => q.Columns.SelectMany(c => c.Label.All.Concat(c.Formerly)).Concat(q.Options.SelectMany(o => o.Label.All.Concat(o.Formerly)))).Select(t => (t, Limits.TitleLength)));

    [GeneratedRegex(@"<[A-Za-z/!?]", RegexOptions.CultureInvariant)]
    private static partial Regex Markup();
}
