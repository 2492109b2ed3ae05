using System.Text;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Exchange;

/// <summary>A template from outside beside what is asked here.</summary>
/// <param name="File">What comes, as it may come in.</param>
/// <param name="Merged">The whole as it would be asked, with what comes in and what both changed.</param>
/// <param name="IsNew">Whether there is no template of this id here.</param>
public sealed record TemplateArrival(TemplateFile File, MergedTemplate Merged, bool IsNew);

/// <summary>Gives templates to other associations as one file, and takes theirs over. Safe to call from many threads.</summary>
public sealed class TemplateExchange(IPageStore store, WikiTemplates templates, TemplateEditor editor, IPersonRegistry persons, TimeProvider clock)
{
    /// <summary>What is to be decided before a template is given away; null for an unknown template or somebody who may not.</summary>
    public IReadOnlyList<Finding>? Findings(Actor actor, string id) =>
        editor.MayEdit(actor) && editor.Open(id) is { } opened ? ShareFindings.Find(Texts(opened.File), persons.Current.Persons.Values) : null;

    /// <summary>The file to give away.</summary>
    /// <param name="actor">Who gives it.</param>
    /// <param name="id">The template.</param>
    /// <param name="isNamed">Whether the association's name stands in it.</param>
    /// <param name="licence">One of <see cref="Licences.All"/>.</param>
    /// <param name="decided">For each finding, by its key, whether it is removed; all of them must be decided.</param>
    /// <returns>The text, or null where something is undecided, unknown or not allowed.</returns>
    public string? Export(Actor actor, string id, bool isNamed, string licence, IReadOnlyDictionary<string, bool> decided)
    {
        if (Findings(actor, id) is not { } findings || findings.Any(f => !decided.ContainsKey(f.Key)) || !Licences.All.Contains(licence))
        {
            return null;
        }

        var settings = store.Current.Settings;
        var removed = findings.Where(f => decided[f.Key] || !f.CanStay).ToList();
        var file = Map(Resolve(editor.Open(id)!.File), t => ShareFindings.Remove(t, removed));
        return TemplateText.Write(file with { Frame = file.Frame with { Origin = new(isNamed && settings.Name.Length > 0 ? settings.Name : null, licence, settings.Today(clock)) } });
    }

    /// <summary>What a file from outside would bring; null with the reason where it is no template that may come in.</summary>
    public TemplateArrival? Look(Actor actor, string text, IReadOnlyCollection<string> chosen, ICollection<Problem> problems)
    {
        if (!editor.MayEdit(actor))
        {
            problems.Add(new(ProblemCode.NeedsBoard));
            return null;
        }

        if (Encoding.UTF8.GetByteCount(text) > OwnFiles.MostBytes)
        {
            problems.Add(new(ProblemCode.ImportTooLarge, null, OwnFiles.MostBytes / 1024));
            return null;
        }

        var found = new List<Problem>();
        if (templates.Parse("import", text, found) is not { } file)
        {
            problems.Add(found.FirstOrDefault(p => p.Code == ProblemCode.UnknownQuestionType) is { } unknown ? new(ProblemCode.ImportUnknownType, null, unknown.Arguments[^1]) : new(ProblemCode.ImportUnreadable));
            return null;
        }

        var snapshot = store.Current;
        var id = file.Frame.Id;
        var (own, shipped) = (templates.Own(snapshot, id), templates.ShippedFile(id));
        var here = own?.File ?? shipped;
        if (own is { IsWhole: false } || TemplateQuarantine.Fit(file, templates.Of(snapshot), templates.Shipped, here, problems) is not { } fitted)
        {
            if (problems.Count == 0)
            {
                problems.Add(new(ProblemCode.ImportFaulty));
            }

            return null;
        }

        return here is null
            ? new(fitted, new(fitted, [], []), true)
            : new(fitted, TemplateMerge.Merge(BaseOf(snapshot, own, shipped, fitted), here, fitted, chosen), false);
    }

    /// <summary>Takes a template over, as one commit; what the association changed itself stays.</summary>
    /// <param name="actor">Who takes it over.</param>
    /// <param name="text">The file.</param>
    /// <param name="chosen">Keys of clashes in which theirs is taken.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<TemplateSaved> TakeOverAsync(Actor actor, string text, IReadOnlyCollection<string> chosen, CancellationToken ct)
    {
        var problems = new List<Problem>();
        if (Look(actor, text, chosen, problems) is not { } arrival)
        {
            return new(null, problems);
        }

        var snapshot = store.Current;
        var id = arrival.File.Frame.Id;
        var (own, shipped) = (templates.Own(snapshot, id), templates.ShippedFile(id));
        var edits = new List<FileEdit> { TemplateEditor.Put(OwnFiles.TakenOf(id), TemplateText.Write(arrival.File)) };
        if (own is null)
        {
            edits.Add(TemplateEditor.Put(OwnFiles.TemplateOf(id), TemplateText.Write(arrival.Merged.File)));
            if (shipped is not null)
            {
                edits.Add(TemplateEditor.Put(OwnFiles.BaseOf(id), TemplateText.Write(shipped)));
            }
        }
        else
        {
            var before = BaseOf(snapshot, own, shipped, arrival.File);
            edits.Add(editor.Transform(own.Path, now => TemplateMerge.Merge(before, now, arrival.File, chosen).File));
        }

        return await editor.CommitAsync(actor, ChangeKind.Import, id, edits, ct).ConfigureAwait(false);
    }

    // What came last time, else what ships. Where nothing is known, whatever differs is asked about.
    private TemplateFile BaseOf(Snapshot snapshot, OwnTemplate? own, TemplateFile? shipped, TemplateFile arriving) =>
        templates.Beside(snapshot, OwnFiles.TakenOf(arriving.Frame.Id))
        ?? (own is null ? shipped : templates.Beside(snapshot, OwnFiles.BaseOf(arriving.Frame.Id)))
        ?? new(arriving.Frame with { Title = new(""), Intro = new(""), Body = null }, []);

    // Others know the shipped questions, and not those of our own templates.
    private TemplateFile Resolve(TemplateFile file)
    {
        var shipped = templates.Shipped.Files.SelectMany(f => f.Own).Select(q => q.Id).ToHashSet(StringComparer.Ordinal);
        var now = templates.Current;
        return file with
        {
            Sections = [.. file.Sections.Select(s => s with
            {
                Entries = [.. s.Entries.Select(e => e is TemplateEntry.Uses && !shipped.Contains(e.Id) && now.Question(e.Id) is { } question ? new TemplateEntry.Asks(question) { IsHidden = e.IsHidden } : e)],
            })],
        };
    }

    private static IEnumerable<string> Texts(TemplateFile file)
    {
        var texts = new List<string>();
        Map(file, t =>
        {
            texts.Add(t);
            return t;
        });
        return texts;
    }

    private static TemplateFile Map(TemplateFile file, Func<string, string> map)
    {
        return new(
            file.Frame with { Title = Local(file.Frame.Title), Intro = Local(file.Frame.Intro), Body = file.Frame.Body is { } body ? Local(body) : null },
            [.. file.Sections.Select(s => s with { Title = Local(s.Title), Entries = [.. s.Entries.Select(e => e is TemplateEntry.Asks(var q) asks ? asks with { Question = Of(q) } : e)] })]);

        LocalText Local(LocalText text) => new(map(text.De), text.En is null ? null : map(text.En));

        Question Of(Question q) => q with
        {
            Text = Local(q.Text),
            Help = q.Help is null ? null : Local(q.Help),
            Example = q.Example is null ? null : Local(q.Example),
            Unit = q.Unit is null ? null : Local(q.Unit),
            Columns = q.Type.FixedColumns.Count > 0 ? [] : [.. q.Columns.Select(c => c with { Label = Local(c.Label), Formerly = [.. c.Formerly.Select(map)] })],
            Options = [.. q.Options.Select(o => o with { Label = Local(o.Label), Formerly = [.. o.Formerly.Select(map)] })],
        };
    }
}
