using System.Security.Cryptography;
using System.Text;
using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Templates;

/// <summary>What came of changing a template: a version, or why not; neither where nothing would change.</summary>
/// <param name="Version">The new version, or null.</param>
/// <param name="Problems">Why it may not be or cannot be; empty when all is well.</param>
public sealed record TemplateSaved(VersionId? Version, IReadOnlyList<Problem> Problems)
{
    internal TemplateSaved(Problem problem) : this(null, [problem]) { }

    /// <summary>The id of the template; of a new one too.</summary>
    public string Id { get; init; } = "";
}

/// <summary>A template as the editor shows it.</summary>
/// <param name="File">What is asked now: the association's own, else what ships.</param>
/// <param name="Shipped">What ships under the same id, or null.</param>
/// <param name="Own">The association's own file, or null.</param>
/// <param name="Update">What a newer shipped version would bring; null where there is none.</param>
public sealed record OpenedTemplate(TemplateFile File, TemplateFile? Shipped, OwnTemplate? Own, MergedTemplate? Update)
{
    /// <summary>Whether the program may write it: it is the association's own, and all of it is known.</summary>
    public bool CanEdit => Own is { IsWhole: true };
}

/// <summary>
/// Changes what the offices are asked. Each act is one commit; the change is applied to the file as it stands at that moment,
/// so that two people who work on different questions keep both. Safe to call from many threads.
/// </summary>
public sealed class TemplateEditor(IPageStore store, WikiTemplates templates)
{
    private const int IdLetters = 6;
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>A template with what ships under its id; null for an unknown id.</summary>
    public OpenedTemplate? Open(string id)
    {
        var snapshot = store.Current;
        var (own, shipped) = (templates.Own(snapshot, id), templates.ShippedFile(id));
        return own is null && shipped is null ? null
            : new(own?.File ?? shipped!, shipped, own, own is { IsWhole: true } && shipped is not null && templates.Beside(snapshot, OwnFiles.BaseOf(id)) is { } @base && !Same(@base, shipped) ? TemplateMerge.Merge(@base, own.File, shipped, []) : null);
    }

    /// <summary>Copies a shipped template for the association, with the text it was taken from beside it.</summary>
    public async Task<TemplateSaved> AdaptAsync(Actor actor, string id, CancellationToken ct)
    {
        var snapshot = store.Current;
        if (templates.ShippedFile(id) is not { } shipped || templates.Own(snapshot, id) is not null)
        {
            return new(new Problem(ProblemCode.NotFound));
        }

        var text = TemplateText.Write(shipped);
        return await CommitAsync(actor, ChangeKind.Settings, id, [Put(OwnFiles.TemplateOf(id), text), Put(OwnFiles.BaseOf(id), text)], ct).ConfigureAwait(false);
    }

    /// <summary>Makes a template of the association's own.</summary>
    /// <param name="actor">Who makes it.</param>
    /// <param name="title">Its title.</param>
    /// <param name="intro">The words before the first question; may be empty.</param>
    /// <param name="scope">To what the answers belong: an office or a page.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<TemplateSaved> CreateAsync(Actor actor, LocalText title, LocalText intro, TemplateScope scope, CancellationToken ct)
    {
        if (CheckWords(title, intro, new Dictionary<string, LocalText>()) is { Count: > 0 } problems)
        {
            return new(null, problems);
        }

        var id = NewId(title.De);
        return await CommitAsync(actor, ChangeKind.Settings, id, [Put(OwnFiles.TemplateOf(id), TemplateText.Write(TemplateEdits.New(id, title, intro, scope)))], ct).ConfigureAwait(false);
    }

    /// <summary>Changes words and settings of a question, where nobody changed it since the form was shown.</summary>
    /// <param name="actor">Who changes it.</param>
    /// <param name="id">The template.</param>
    /// <param name="question">The question, whole; its id and type stay as they are.</param>
    /// <param name="seen">The mark of the question as the form showed it (<see cref="Mark"/>).</param>
    /// <param name="ct">Cancels.</param>
    public async Task<TemplateSaved> ChangeAsync(Actor actor, string id, Question question, string seen, CancellationToken ct)
    {
        if (TemplateChecks.Check(question) is { Count: > 0 } problems)
        {
            return new(null, problems);
        }

        var changed = false;
        var result = await ApplyAsync(actor, id, file =>
        {
            var now = file.Own.FirstOrDefault(q => q.Id == question.Id);
            changed = now is null || Mark(now) != seen;
            return changed || now!.Type.Name != question.Type.Name ? null : file.Change(question);
        }, ct).ConfigureAwait(false);
        return changed ? result with { Problems = [new(ProblemCode.ChangedMeanwhile)] } : result;
    }

    /// <summary>Adds a question under a new id that the program makes.</summary>
    public async Task<TemplateSaved> AddAsync(Actor actor, string id, string section, Question question, CancellationToken ct)
    {
        if (TemplateChecks.Check(question) is { Count: > 0 } problems)
        {
            return new(null, problems);
        }

        var isFull = false;
        var named = question with { Id = NewId(question.Text.De) };
        var result = await ApplyAsync(actor, id, file => (isFull = file.Sections.Sum(s => s.Entries.Count) >= TemplateChecks.MostQuestions) ? null : file.Add(section, named), ct).ConfigureAwait(false);
        return isFull ? new(new Problem(ProblemCode.TooManyRows, null, TemplateChecks.MostQuestions)) : result;
    }

    /// <summary>Leaves a question out, or asks it again; answers stay where they are.</summary>
    public Task<TemplateSaved> HideAsync(Actor actor, string id, string question, bool isHidden, CancellationToken ct) => ApplyAsync(actor, id, f => f.Hide(question, isHidden), ct);

    /// <summary>Moves a question up or down.</summary>
    public Task<TemplateSaved> MoveAsync(Actor actor, string id, string question, bool up, CancellationToken ct) => ApplyAsync(actor, id, f => f.Move(question, up), ct);

    /// <summary>Changes title, introduction and titles of sections; adds a section where one is named.</summary>
    /// <param name="actor">Who changes them.</param>
    /// <param name="id">The template.</param>
    /// <param name="title">Its title.</param>
    /// <param name="intro">The words before the first question; may be empty.</param>
    /// <param name="sections">Titles by the section's id.</param>
    /// <param name="added">The title of a new section at the end, or null.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<TemplateSaved> RewordAsync(Actor actor, string id, LocalText title, LocalText intro, IReadOnlyDictionary<string, LocalText> sections, LocalText? added, CancellationToken ct) =>
        CheckWords(title, intro, added is null ? sections : sections.Append(new("+", added)).ToDictionary()) is { Count: > 0 } problems
            ? new(null, problems)
            : await ApplyAsync(actor, id, f => f.Reword(title, intro, sections) is var worded && added is null ? worded : worded.AddSection(NewId(added!.De), added), ct).ConfigureAwait(false);

    /// <summary>Goes back to what ships, or deletes a template that the association made itself. <see cref="BringBackAsync"/> undoes it.</summary>
    public async Task<TemplateSaved> ResetAsync(Actor actor, string id, CancellationToken ct)
    {
        var snapshot = store.Current;
        if (templates.Own(snapshot, id) is not { } own)
        {
            return new(new Problem(ProblemCode.NotFound));
        }

        List<FileEdit> edits =
        [
            .. from file in new[] { own.Path, OwnFiles.BaseOf(id), OwnFiles.TakenOf(id) }
               let blob = snapshot.Files.GetValueOrDefault(file)
               where blob is not null
               select new FileEdit.Delete(file, blob),
        ];
        return await CommitAsync(actor, ChangeKind.Settings, id, edits, ct).ConfigureAwait(false);
    }

    /// <summary>Brings the template back as a version had it, and what lay beside it where that is gone.</summary>
    public async Task<TemplateSaved> BringBackAsync(Actor actor, string id, VersionId version, CancellationToken ct)
    {
        var snapshot = store.Current;
        if (!IsId(id) || await FindAsync(actor, id, version, ct).ConfigureAwait(false) is not { } old)
        {
            return new(new Problem(ProblemCode.UnknownVersion));
        }

        var edits = new List<FileEdit> { Put(old.Path, old.Text) };
        foreach (var beside in new[] { OwnFiles.BaseOf(id), OwnFiles.TakenOf(id) }.Where(f => !snapshot.Files.ContainsKey(f)))
        {
            if (await store.FindVersionAsync(beside, version, ct).ConfigureAwait(false) is { Blob: { } blob } && await store.ReadAsync(blob, ct).ConfigureAwait(false) is { } bytes)
            {
                edits.Add(Put(beside, Encoding.UTF8.GetString(bytes.Span)));
            }
        }

        return await CommitAsync(actor, ChangeKind.Restore, id, edits, ct).ConfigureAwait(false);
    }

    /// <summary>The versions of a template's file, newest first; empty for who may not change it.</summary>
    public async Task<IReadOnlyList<PageVersion>> HistoryAsync(Actor actor, string id, int limit, CancellationToken ct) =>
        IsId(id) && MayEdit(actor) ? await store.HistoryAsync(PathOf(id), null, limit, ct).ConfigureAwait(false) : [];

    /// <summary>The template as a version had it; null where there was none or it cannot be read.</summary>
    public async Task<OwnTemplate?> FindAsync(Actor actor, string id, VersionId version, CancellationToken ct) =>
        IsId(id) && MayEdit(actor)
        && await store.FindVersionAsync(PathOf(id), version, ct).ConfigureAwait(false) is { Blob: { } blob }
        && await store.ReadAsync(blob, ct).ConfigureAwait(false) is { } bytes
        && Encoding.UTF8.GetString(bytes.Span) is var text && templates.Parse(PathOf(id).Value, text, []) is { } file && file.Frame.Id == id
            ? new(PathOf(id), text, file, true)
            : null;

    /// <summary>Brings in what a newer shipped version changed, or keeps the own as it is; either way it is not offered again.</summary>
    /// <param name="actor">Who decides.</param>
    /// <param name="id">The template.</param>
    /// <param name="takes">Whether to take the new version; if not, everything stays.</param>
    /// <param name="chosen">Keys of clashes in which the shipped side is taken.</param>
    /// <param name="seen">The mark of the shipped version that was shown (<see cref="MarkOf"/>).</param>
    /// <param name="ct">Cancels.</param>
    public async Task<TemplateSaved> UpdateAsync(Actor actor, string id, bool takes, IReadOnlyCollection<string> chosen, string seen, CancellationToken ct)
    {
        var snapshot = store.Current;
        if (templates.Own(snapshot, id) is not { IsWhole: true } own || templates.ShippedFile(id) is not { } shipped || templates.Beside(snapshot, OwnFiles.BaseOf(id)) is not { } @base)
        {
            return new(new Problem(ProblemCode.NotFound));
        }

        if (MarkOf(shipped) != seen)
        {
            return new(new Problem(ProblemCode.ChangedMeanwhile));
        }

        var edits = new List<FileEdit> { Put(OwnFiles.BaseOf(id), TemplateText.Write(shipped)) };
        if (takes)
        {
            edits.Add(Transform(own.Path, file => TemplateMerge.Merge(@base, file, shipped, chosen).File));
        }

        return await CommitAsync(actor, ChangeKind.Import, id, edits, ct).ConfigureAwait(false);
    }

    /// <summary>Names a state of a question; another text gives another mark.</summary>
    public static string Mark(Question question) => Hash(TemplateText.Entry(new TemplateEntry.Asks(question)));

    /// <summary>Names a state of a template.</summary>
    public static string MarkOf(TemplateFile file) => Hash(TemplateText.Write(file));

    internal static bool Same(TemplateFile a, TemplateFile b) => TemplateText.Write(a) == TemplateText.Write(b);

    internal static FileEdit Put(GitPath file, string text) => new FileEdit.Transform(file, _ => text);

    internal FileEdit Transform(GitPath path, Func<TemplateFile, TemplateFile?> change) => new FileEdit.Transform(path, text =>
        text is not null && templates.Parse(path.Value, text, []) is { } file && change(file) is { } changed && !Same(file, changed) ? TemplateSplicer.Apply(text, file, changed) : null);

    internal bool MayEdit(Actor actor) => actor is Actor.Host || new AccessView(store.Current, actor).Can(Permission.ManageTemplates);

    internal async Task<TemplateSaved> CommitAsync(Actor actor, ChangeKind kind, string id, IReadOnlyList<FileEdit> edits, CancellationToken ct) =>
        MayEdit(actor) ? await CommitEditsAsync(actor, kind, id, edits, ct).ConfigureAwait(false) : new(new Problem(ProblemCode.NeedsBoard));

    // The write door asks for rights; who may change templates was asked before, or it is about an office's page.
    internal async Task<TemplateSaved> CommitEditsAsync(Actor actor, ChangeKind kind, string id, IReadOnlyList<FileEdit> edits, CancellationToken ct)
    {
        try
        {
            return await store.CommitAsync(new(actor, kind, edits), ct).ConfigureAwait(false) switch
            {
                CommitResult.Committed done => new(done.Version, []) { Id = id },
                CommitResult.Unchanged => new(null, []) { Id = id },
                CommitResult.Rejected(var problems) => new(null, problems),
                _ => new(new Problem(ProblemCode.ChangedMeanwhile)),
            };
        }
        catch (StoreUnavailableException e)
        {
            return new(new Problem(e.IsFull ? ProblemCode.StorageFull : ProblemCode.StorageUnavailable));
        }
    }

    private static string NewId(string words) => TemplateEdits.NewId(words, RandomNumberGenerator.GetString(Alphabet, IdLetters));

    internal static bool IsId(string id) => id.Length is > 0 and <= 64 && id.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    private static List<Problem> CheckWords(LocalText title, LocalText intro, IReadOnlyDictionary<string, LocalText> sections) =>
    [
        .. new[] { TemplateChecks.Words(title, "Title", Limits.TitleLength, isNeeded: true), TemplateChecks.Words(intro, "Intro", Limits.RemarkLength, isNeeded: false) }
            .Concat(sections.Select(s => TemplateChecks.Words(s.Value, s.Key == "+" ? "NewSection" : $"Sections[{s.Key}]", Limits.TitleLength, isNeeded: true)))
            .OfType<Problem>(),
    ];

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));

    private GitPath PathOf(string id) => templates.Own(store.Current, id)?.Path ?? OwnFiles.TemplateOf(id);

    private async Task<TemplateSaved> ApplyAsync(Actor actor, string id, Func<TemplateFile, TemplateFile?> change, CancellationToken ct) =>
        templates.Own(store.Current, id) is { IsWhole: true } own
            ? await CommitAsync(actor, ChangeKind.Settings, id, [Transform(own.Path, change)], ct).ConfigureAwait(false)
            : new(new Problem(ProblemCode.NotFound));
}
