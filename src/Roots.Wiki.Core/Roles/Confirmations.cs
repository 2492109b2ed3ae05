using System.Text;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>An answer as somebody saw it when they said "stimmt noch".</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Base">Names the text that they saw (<see cref="SittingQuestion.BaseOf"/>).</param>
public sealed record SeenAnswer(string QuestionId, string Base);

/// <summary>What came of "stimmt noch".</summary>
public abstract record ConfirmResult
{
    private ConfirmResult() { }

    /// <summary>It is in the wiki.</summary>
    /// <param name="Version">The version, for undoing it; null where all of it was confirmed today already.</param>
    /// <param name="Questions">The questions that are confirmed.</param>
    /// <param name="Left">Those that are not, because their text is another one by now, or the fact has run out.</param>
    public sealed record Done(VersionId? Version, IReadOnlyList<string> Questions, IReadOnlyList<string> Left) : ConfirmResult;

    /// <summary>So many at once: first these must be opened and looked at (domain/5 §5.8).</summary>
    public sealed record Look(IReadOnlyList<string> Questions) : ConfirmResult;

    /// <summary>The wiki refused.</summary>
    public sealed record Rejected(IReadOnlyList<Problem> Problems) : ConfirmResult;

    /// <summary>There is no such office or page for this actor.</summary>
    public sealed record NotFound : ConfirmResult;
}

/// <summary>
/// "Stimmt noch": the one door by which an answer or a page counts as looked at without being changed. One commit each
/// time, and undone by another. Safe to call from many threads.
/// </summary>
public sealed class Confirmations(IPageStore store, IPersonRegistry persons, TemplateCatalog catalog, TimeProvider clock)
{
    /// <summary>The most answers that are confirmed at once without a closer look.</summary>
    public const int MostAtOnce = 10;

    /// <summary>How many must answers have to be opened where it is more.</summary>
    public const int LooksNeeded = 3;

    /// <summary>Confirms answers of an office.</summary>
    /// <param name="actor">Who; must be able to answer these questions.</param>
    /// <param name="office">The office's page.</param>
    /// <param name="answers">What they saw, each question once.</param>
    /// <param name="looked">The questions that they opened, where many are confirmed at once.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<ConfirmResult> ConfirmAsync(Actor actor, PagePath office, IReadOnlyList<SeenAnswer> answers, IReadOnlyCollection<string> looked, CancellationToken ct)
    {
        var access = new SittingAccess(store.Current, actor, catalog);
        if (actor is not Actor.Member || access.Role(office) is not { } role)
        {
            return new ConfirmResult.NotFound();
        }

        var today = store.Current.Settings.Today(clock);
        var knowledge = new RoleKnowledge(role, access.View, catalog);
        var fit = answers.Where(a => catalog.Question(a.QuestionId) is { } question && knowledge.CanAnswer(question) && CanConfirm(question, knowledge.Find(a.QuestionId), today)).ToList();
        if (LooksLeft([.. fit.Select(a => a.QuestionId)], looked) is { Count: > 0 } look)
        {
            return new ConfirmResult.Look(look);
        }

        var confirmed = new HashSet<string>(StringComparer.Ordinal);
        var edits = fit.GroupBy(a => knowledge.PageOf(a.QuestionId)!.Path.File).Select(g => Edit(g.Key, [.. g], today, confirmed)).ToList();
        return await store.CommitAsync(new(actor, ChangeKind.Confirm, edits), ct).ConfigureAwait(false) switch
        {
            CommitResult.Rejected(var problems) => new ConfirmResult.Rejected(problems),
            var result => new ConfirmResult.Done(
                (result as CommitResult.Committed)?.Version,
                [.. answers.Select(a => a.QuestionId).Where(confirmed.Contains)],
                [.. answers.Select(a => a.QuestionId).Where(q => !confirmed.Contains(q))]),
        };
    }

    /// <summary>Takes a confirmation back: each answer whose text is still the same, or the page, gets the day that it had before.</summary>
    /// <param name="actor">Who; only whoever confirmed may.</param>
    /// <param name="page">The office's page, or the page that was confirmed itself.</param>
    /// <param name="version">The version that confirmed.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Whether something was taken back.</returns>
    public async Task<bool> UndoAsync(Actor actor, PagePath page, VersionId version, CancellationToken ct)
    {
        var snapshot = store.Current;
        var office = new SittingAccess(snapshot, actor, catalog).Role(page);
        var files = office?.Knowledge ?? (snapshot.Roles.Find(page) is null && snapshot.Find(page) is { } entry && MayConfirm(actor, entry) ? [entry] : []);
        var edits = new List<FileEdit>();
        foreach (var file in files.Select(f => f.Path.File))
        {
            if (await store.FindVersionAsync(file, version, ct).ConfigureAwait(false) is { Kind: ChangeKind.Confirm } made && made.Id == version && made.Author == actor.Author
                && await store.HistoryAsync(file, version, 1, ct).ConfigureAwait(false) is [var before, ..])
            {
                var (old, then) = (await TextAsync(before.Blob, ct).ConfigureAwait(false), await TextAsync(made.Blob, ct).ConfigureAwait(false));
                edits.Add(new FileEdit.Transform(file, text => text is null ? null : office is null ? RestorePage(text, old, then) : Restore(text, AnswersOf(old), AnswersOf(then))));
            }
        }

        return edits.Count > 0 && await store.CommitAsync(new(actor, ChangeKind.Confirm, edits), ct).ConfigureAwait(false) is CommitResult.Committed;
    }

    /// <summary>Confirms a page that somebody promised to look after.</summary>
    /// <param name="actor">Who; must be responsible for it, or of the administration.</param>
    /// <param name="path">The page.</param>
    /// <param name="seen">The text that they saw.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<ConfirmResult> ConfirmPageAsync(Actor actor, PagePath path, BlobId seen, CancellationToken ct)
    {
        var snapshot = store.Current;
        if (snapshot.Find(path) is not { Facts.Review: not null } page || !MayConfirm(actor, page))
        {
            return new ConfirmResult.NotFound();
        }

        if (page.Blob != seen)
        {
            return new ConfirmResult.Done(null, [], [path.Value]);
        }

        var today = snapshot.Settings.Today(clock);
        var edit = new FileEdit.Transform(path.File, text => text is null || PageReview.Read(FrontMatter.Read(text)) is not { } now ? null : PageReview.Write(text, now with { Confirmed = today }));
        return await store.CommitAsync(new(actor, ChangeKind.Confirm, [edit]), ct).ConfigureAwait(false) switch
        {
            CommitResult.Rejected(var problems) => new ConfirmResult.Rejected(problems),
            var result => new ConfirmResult.Done((result as CommitResult.Committed)?.Version, [path.Value], []),
        };
    }

    /// <summary>Whether an actor may say "stimmt noch" of a page.</summary>
    public bool MayConfirm(Actor actor, PageEntry page) =>
        actor is Actor.Member member && new Spaces.AccessView(store.Current, actor).CanRead(page)
        && (member.Administers || Responsibility.Of(Responsibility.OfficeOf(page.Path, store.Current), store.Current, persons.Current).Contains(member.PersonId));

    /// <summary>Whether an answer is one of which one can say that it still holds: it has a text, and the fact has not run out.</summary>
    public static bool CanConfirm(Question question, Answer? answer, DateOnly today) =>
        answer is { Text.Length: > 0, State: AnswerState.Given or AnswerState.Partial }
        && !(AnswerStanding.Of(question, answer, countsAlthoughNotApplicable: false, today).ValidUntil < today);

    // Three must answers at random, where nobody has looked at enough of them yet.
    private IReadOnlyList<string> LooksLeft(IReadOnlyList<string> questions, IReadOnlyCollection<string> looked)
    {
        var must = questions.Where(q => catalog.Question(q)?.Weight == QuestionWeight.Must).ToList();
        var needed = Math.Min(LooksNeeded, must.Count);
        return questions.Count <= MostAtOnce || must.Count(looked.Contains) >= needed ? [] : [.. must.OrderBy(_ => Random.Shared.Next()).Take(needed)];
    }

    private static FileEdit.Transform Edit(GitPath file, IReadOnlyList<SeenAnswer> seen, DateOnly today, HashSet<string> confirmed) => new(file, text =>
    {
        if (text is null)
        {
            return null;
        }

        var answers = AnswersOf(text);
        confirmed.ExceptWith(seen.Select(s => s.QuestionId));
        foreach (var one in seen.Where(s => answers.GetValueOrDefault(s.QuestionId) is { } now && SittingQuestion.BaseOf(now.Text) == s.Base))
        {
            text = SetDay(text, one.QuestionId, RoleFactsReader.Day(today));
            confirmed.Add(one.QuestionId);
        }

        return text;
    });

    private static string Restore(string text, Dictionary<string, Answer> old, Dictionary<string, Answer> made)
    {
        var now = AnswersOf(text);
        foreach (var (id, confirmed) in made)
        {
            if (old.TryGetValue(id, out var before) && now.TryGetValue(id, out var current)
                && before.Confirmed != confirmed.Confirmed && current.Confirmed == confirmed.Confirmed && current.Text == before.Text)
            {
                text = SetDay(text, id, before.Confirmed is { } day ? RoleFactsReader.Day(day) : null);
            }
        }

        return text;
    }

    private static string SetDay(string text, string question, string? day)
    {
        var old = FrontMatter.Read(text).MapOfMaps("answers").FirstOrDefault(a => a.Key == question).Value ?? new Dictionary<string, string>();
        List<KeyValuePair<string, string>> map = [.. day is null ? [] : new[] { KeyValuePair.Create("confirmed", day) }, .. old.Where(p => p.Key != "confirmed")];
        return FrontMatter.SetMapEntry(text, "answers", question, map.Count == 0 ? null : map);
    }

    private static string RestorePage(string text, string old, string then) =>
        PageReview.Read(FrontMatter.Read(text)) is { } now && PageReview.Read(FrontMatter.Read(then)) is { } confirmed && now.Confirmed == confirmed.Confirmed
            ? PageReview.Write(text, now with { Confirmed = PageReview.Read(FrontMatter.Read(old))?.Confirmed })
            : text;

    private static Dictionary<string, Answer> AnswersOf(string text) => AnswerReader.Read(text, FrontMatter.Read(text)).ToDictionary(a => a.QuestionId, StringComparer.Ordinal);

    private async Task<string> TextAsync(BlobId? blob, CancellationToken ct) =>
        blob is not null && await store.ReadAsync(blob, ct).ConfigureAwait(false) is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : "";
}
