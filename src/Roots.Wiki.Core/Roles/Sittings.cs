using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>
/// Answering: a form over the wiki and the own drafts, drafts saved answer by answer, and the whole sitting as one commit.
/// A draft goes only after its commit was acknowledged. Safe to call from many threads.
/// </summary>
public sealed class Sittings(IPageStore store, IDraftStore drafts, IPersonRegistry persons, Func<TemplateCatalog> catalog, TimeProvider clock, IDraftPhotos? draftPhotos = null)
{
    private readonly PhotoDesk photos = new(draftPhotos ?? new PassingPhotos(), clock);
    private SittingCommits Commits => new(store, drafts, photos, catalog, clock);
    private readonly AnswerBases bases = new(store);

    /// <summary>A template as a form for an actor; null where there is none for them.</summary>
    public async Task<SittingForm?> OpenAsync(Actor actor, PagePath role, string template, CancellationToken ct)
    {
        var access = new SittingAccess(store.Current, actor, catalog());
        if (DraftOwner.Of(actor) is not { } owner || access.Role(role) is not { } office || access.Template(office, template) is not { } sheet)
        {
            return null;
        }

        var own = (await drafts.ListAsync(owner, role, ct).ConfigureAwait(false)).Where(d => d.Question.Length > 0).ToDictionary(d => d.Question, StringComparer.Ordinal);
        var knowledge = new RoleKnowledge(office, access.View, catalog());
        var today = store.Current.Settings.Today(clock);
        var sections = sheet.Sections
            .Select(s => new SittingSection(s, [.. s.Questions.Where(q => access.MayAnswer(office, q)).Select(q => Show(q, knowledge.Find(q.Id), own.GetValueOrDefault(q.Id), today))]))
            .Where(s => s.Questions.Count > 0);
        return new(office, sheet, [.. sections]);
    }

    /// <summary>The language in which answers are written.</summary>
    internal string Language => store.Current.Settings.Language;

    /// <summary>One question of an office as a form shows it to an actor; null where there is none for them.</summary>
    public async Task<SittingQuestion?> FindAsync(Actor actor, PagePath role, string questionId, CancellationToken ct)
    {
        var access = new SittingAccess(store.Current, actor, catalog());
        if (DraftOwner.Of(actor) is not { } owner || access.Role(role) is not { } office || access.Question(office, questionId) is not { } question)
        {
            return null;
        }

        var draft = (await drafts.ListAsync(owner, role, ct).ConfigureAwait(false)).FirstOrDefault(d => d.Question == questionId);
        return Show(question, new RoleKnowledge(office, access.View, catalog()).Find(questionId), draft, store.Current.Settings.Today(clock));
    }

    /// <summary>Keeps an answer as the actor's draft; durable when the task ends.</summary>
    public async Task<SaveAnswerResult> SaveAnswerAsync(Actor actor, PagePath role, AnswerInput input, CancellationToken ct)
    {
        var snapshot = store.Current;
        var access = new SittingAccess(snapshot, actor, catalog());
        if (DraftOwner.Of(actor) is not { } owner || access.Role(role) is not { } office || access.Question(office, input.QuestionId) is not { } question)
        {
            return new SaveAnswerResult.NotFound();
        }

        var knowledge = new RoleKnowledge(office, access.View, catalog());
        var inWiki = knowledge.Find(question.Id);
        var draft = (await drafts.ListAsync(owner, role, ct).ConfigureAwait(false)).FirstOrDefault(d => d.Question == question.Id);
        var (words, shown) = AnswerPhotos.Split(draft?.Text ?? inWiki?.Text ?? "");
        input = input with { Value = PersonReferences.Restore(input.Value, question.Type.Read(question, words)) };
        if ((question.Type.Check(question, input.Value) ?? CheckReason(input)) is { } problem)
        {
            return new SaveAnswerResult.Rejected([problem]);
        }

        if (AnswerSecrets.Check(question, input, inWiki?.Text + "\n" + draft?.Text) is { } secret)
        {
            return new SaveAnswerResult.Rejected([secret]);
        }

        var own = shown.Where(p => p.Target != input.Drops).Select(p => input.Alts.TryGetValue(p.Target, out var alt) ? p with { Alt = AnswerMarkdown.Line(alt) } : p).ToList();
        var text = AnswerPhotos.Join(question.Type.Write(question, input.Value, snapshot.Settings.Language), own);
        if (!input.Confirms && !input.IsPrivate && IsSame(question, inWiki, text, input, snapshot.Settings.Language) && (draft is null || draft.BaseText == (inWiki?.Text ?? "")))
        {
            _ = draft is null || await drafts.DeleteAsync(draft, ct).ConfigureAwait(false);
            await photos.ForgetAsync(shown.Where(p => p.Target == input.Drops), ct).ConfigureAwait(false);
            return new SaveAnswerResult.Saved(null);
        }

        var isOfDraft = draft?.BaseText is { } old && (input.Base is null || SittingQuestion.BaseOf(old) == input.Base);
        var origin = isOfDraft ? draft!.BaseText : await bases.FindAsync(knowledge, question.Id, input.Base, ct).ConfigureAwait(false);
        var kept = new Draft(owner, role, question.Id, null, origin, text, input.State, input.Reason, input.IsPrivate, clock.GetUtcNow(), IsClosed: false);
        await drafts.SaveAsync(kept, ct).ConfigureAwait(false);
        await photos.ForgetAsync(shown.Where(p => p.Target == input.Drops), ct).ConfigureAwait(false);
        return new SaveAnswerResult.Saved(kept);
    }

    /// <summary>Adds a photo to an answer, as part of the actor's draft: cleaned of place, time and names, durable when the task ends.</summary>
    /// <param name="actor">Who answers.</param>
    /// <param name="role">The office.</param>
    /// <param name="questionId">The question; only some types take photos.</param>
    /// <param name="file">The file as it came; at most <see cref="Limits.PhotoBytes"/>.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<SaveAnswerResult> AddPhotoAsync(Actor actor, PagePath role, string questionId, ReadOnlyMemory<byte> file, CancellationToken ct)
    {
        var access = new SittingAccess(store.Current, actor, catalog());
        if (DraftOwner.Of(actor) is not { } owner || access.Role(role) is not { } office || access.Question(office, questionId) is not { Type.TakesPhotos: true } question)
        {
            return new SaveAnswerResult.NotFound();
        }

        var inWiki = new RoleKnowledge(office, access.View, catalog()).Find(question.Id);
        var draft = (await drafts.ListAsync(owner, role, ct).ConfigureAwait(false)).FirstOrDefault(d => d.Question == question.Id);
        var (words, shown) = AnswerPhotos.Split(draft?.Text ?? inWiki?.Text ?? "");
        var (photo, problem) = await photos.AddAsync(owner, role, question, shown.Count, file, ct).ConfigureAwait(false);
        if (photo is null)
        {
            return new SaveAnswerResult.Rejected([problem!]);
        }

        var state = draft?.State ?? inWiki?.State ?? AnswerState.Given;
        var kept = new Draft(
            owner, role, question.Id, null, draft is null ? inWiki?.Text ?? "" : draft.BaseText, AnswerPhotos.Join(words, [.. shown, photo]),
            state == AnswerState.Partial ? state : AnswerState.Given, null, draft?.IsPrivate ?? false, clock.GetUtcNow(), IsClosed: false);
        await drafts.SaveAsync(kept, ct).ConfigureAwait(false);
        return new SaveAnswerResult.Saved(kept);
    }

    /// <summary>A photo of a draft, for its owner; for a guest's also for members who may answer for the office. Null where it does not exist for the actor.</summary>
    public async Task<ReadOnlyMemory<byte>?> PhotoAsync(Actor actor, string id, CancellationToken ct) =>
        await photos.FindAsync(id, ct).ConfigureAwait(false) is { } photo
        && (photo.Owner == DraftOwner.Of(actor) || (photo.Owner.LinkId is not null && actor is Actor.Member && new SittingAccess(store.Current, actor, catalog()).Role(photo.Page) is not null))
            ? photo.Bytes
            : (ReadOnlyMemory<byte>?)null; // without the cast null would become an empty picture

    /// <summary>Deletes photos that belong to no draft any more; called by a loop.</summary>
    /// <returns>How many.</returns>
    public Task<int> SweepPhotosAsync(CancellationToken ct) => photos.SweepAsync(ct);

    /// <summary>Throws an own draft away: the wiki's answer shows again.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> UndoAsync(Actor actor, PagePath role, string questionId, CancellationToken ct) =>
        DraftOwner.Of(actor) is { } owner
        && (await drafts.ListAsync(owner, role, ct).ConfigureAwait(false)).FirstOrDefault(d => d.Question == questionId) is { } draft
        && await drafts.DeleteAsync(draft, ct).ConfigureAwait(false);

    /// <summary>Ends a sitting ("Fertig", or left): a member's drafts become one commit, a guest's wait for a member.</summary>
    public async Task<SittingResult> CloseAsync(Actor actor, PagePath role, CancellationToken ct)
    {
        if (DraftOwner.Of(actor) is not { } owner || new SittingAccess(store.Current, actor, catalog()).Role(role) is null)
        {
            return new SittingResult.NotFound();
        }

        await drafts.CloseAsync(owner, role, ct).ConfigureAwait(false);
        var own = (await drafts.ListAsync(owner, role, ct).ConfigureAwait(false)).Where(d => d.Question.Length > 0 && !d.IsPrivate).ToList();
        return own.Count == 0 ? new SittingResult.Nothing()
            : actor is Actor.Guest ? new SittingResult.Waiting(own.Count)
            : await Commits.CommitAsync(actor, role, own, ct).ConfigureAwait(false);
    }

    /// <summary>Puts one answer of a member into the wiki and leaves their other drafts alone.</summary>
    public async Task<SittingResult> CloseAnswerAsync(Actor actor, PagePath role, string questionId, CancellationToken ct)
    {
        if (actor is not Actor.Member || DraftOwner.Of(actor) is not { } owner || new SittingAccess(store.Current, actor, catalog()).Role(role) is null)
        {
            return new SittingResult.NotFound();
        }

        var own = (await drafts.ListAsync(owner, role, ct).ConfigureAwait(false)).Where(d => d.Question == questionId && !d.IsPrivate).ToList();
        return own.Count == 0 ? new SittingResult.Nothing() : await Commits.CommitAsync(actor, role, own, ct).ConfigureAwait(false);
    }

    /// <summary>Puts every member's sitting into the wiki that is closed or has been at rest; called by a loop, also at start.</summary>
    /// <returns>How many sittings went in.</returns>
    public async Task<int> CommitDueAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Limits.SittingRest;
        var due = await drafts.DueAsync(before, ct).ConfigureAwait(false);
        var count = 0;
        foreach (var sitting in due.GroupBy(d => (d.Owner.Key, d.Page)))
        {
            // Who still answers the next question has not ended the sitting, however old the first answer is.
            var own = await drafts.ListAsync(sitting.First().Owner, sitting.Key.Page, ct).ConfigureAwait(false);
            if (own.Any(d => d is { IsClosed: false, IsPrivate: false, Question.Length: > 0 } && d.ChangedAt >= before))
            {
                continue;
            }

            // Of somebody who is no longer active the drafts stay: only the administration may decide about them.
            if (sitting.First().Owner.Member is { } id && persons.Current.Members.TryGetValue(id, out var member) && PeopleSnapshot.ActorOf(member) is Actor.Member actor)
            {
                var result = await Commits.CommitAsync(actor, sitting.Key.Page, [.. sitting], ct).ConfigureAwait(false);
                count += result is SittingResult.InWiki { Questions.Count: > 0 } ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>Guests' answers that wait, of the offices for which the actor may answer.</summary>
    public async Task<IReadOnlyList<WaitingSitting>> WaitingAsync(Actor actor, CancellationToken ct)
    {
        if (actor is not Actor.Member)
        {
            return [];
        }

        var access = new SittingAccess(store.Current, actor, catalog());
        var before = clock.GetUtcNow() - Limits.SittingRest;
        var waiting = (await drafts.WaitingAsync(null, ct).ConfigureAwait(false))
            .Where(d => d is { IsPrivate: false, Question.Length: > 0 } && (d.IsClosed || d.ChangedAt < before));
        return [.. waiting.GroupBy(d => (d.Page, d.Owner.LinkId)).Select(g => Show(access, g.Key.Page, g.Key.LinkId!, g)).OfType<WaitingSitting>()];
    }

    /// <summary>How many answers wait, by office, for the overview.</summary>
    public async Task<IReadOnlyDictionary<PagePath, int>> WaitingCountsAsync(Actor actor, CancellationToken ct) =>
        (await WaitingAsync(actor, ct).ConfigureAwait(false)).GroupBy(w => w.Role.Path).ToDictionary(g => g.Key, g => g.Sum(w => w.Answers.Count));

    /// <summary>Puts a guest's waiting answers into the wiki under the approving member's pseudonym.</summary>
    /// <param name="actor">The member.</param>
    /// <param name="role">The office.</param>
    /// <param name="linkId">The guest's link.</param>
    /// <param name="questions">Only these, or null for all.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<SittingResult> ApproveAsync(Actor actor, PagePath role, string linkId, IReadOnlyCollection<string>? questions, CancellationToken ct) =>
        await WaitingOfAsync(actor, role, linkId, questions, ct).ConfigureAwait(false) is { Count: > 0 } waiting
            ? await Commits.CommitAsync(actor, role, waiting, ct).ConfigureAwait(false)
            : new SittingResult.NotFound();

    /// <summary>Deletes a guest's waiting answers.</summary>
    /// <returns>How many were deleted.</returns>
    public async Task<int> DeclineAsync(Actor actor, PagePath role, string linkId, IReadOnlyCollection<string>? questions, CancellationToken ct)
    {
        var count = 0;
        foreach (var draft in await WaitingOfAsync(actor, role, linkId, questions, ct).ConfigureAwait(false))
        {
            count += await drafts.DeleteAsync(draft, ct).ConfigureAwait(false) ? 1 : 0;
            await photos.ForgetAsync(AnswerPhotos.Split(draft.Text).Photos, ct).ConfigureAwait(false);
        }

        return count;
    }

    private async Task<IReadOnlyList<Draft>> WaitingOfAsync(Actor actor, PagePath role, string linkId, IReadOnlyCollection<string>? questions, CancellationToken ct) =>
        [.. (await WaitingAsync(actor, ct).ConfigureAwait(false))
            .Where(w => w.Role.Path == role && w.LinkId == linkId)
            .SelectMany(w => w.Answers)
            .Where(a => questions?.Contains(a.Question.Id) ?? true)
            .Select(a => a.Draft)];

    private WaitingSitting? Show(SittingAccess access, PagePath page, string link, IEnumerable<Draft> waiting)
    {
        if (access.Role(page) is not { } role)
        {
            return null;
        }

        var knowledge = new RoleKnowledge(role, access.View, catalog());
        var answers = waiting
            .Select(d => (Draft: d, Question: catalog().Question(d.Question)))
            .Where(d => d.Question is not null && knowledge.CanAnswer(d.Question))
            .Select(d => new WaitingAnswer(d.Question!, d.Question!.Type.Read(d.Question, d.Draft.Text), d.Draft, knowledge.Find(d.Draft.Question)));
        return new WaitingSitting(role, link, [.. answers]) is { Answers.Count: > 0 } sitting ? sitting : null;
    }

    private static SittingQuestion Show(Question question, Answer? answer, Draft? draft, DateOnly today)
    {
        var inWiki = answer?.Text ?? "";
        var (words, shown) = AnswerPhotos.Split(draft?.Text ?? inWiki);
        var theirs = draft is { BaseText: { } origin } && SittingQuestion.BaseOf(origin) != SittingQuestion.BaseOf(inWiki) ? inWiki : null;
        return new(
            question,
            PersonReferences.Hide(question.Type.Read(question, words)),
            draft?.State ?? answer?.State ?? AnswerState.Given,
            draft is null ? answer?.Reason : draft.Reason,
            answer?.Confirmed,
            AnswerStanding.Of(question, answer, countsAlthoughNotApplicable: false, today),
            SittingQuestion.BaseOf(inWiki),
            draft is not null,
            draft?.IsPrivate ?? false,
            theirs)
        {
            Photos = shown,
        };
    }

    private static bool IsSame(Question question, Answer? inWiki, string text, AnswerInput input, string language) =>
        input.State == (inWiki?.State ?? AnswerState.Given)
        && (input.Reason ?? "") == (inWiki?.Reason ?? "")
        && (text == (inWiki?.Text ?? "").ReplaceLineEndings("\n") || (inWiki is not null && text == Canonical(question, inWiki.Text, language)));

    private static string Canonical(Question question, string text, string language) =>
        AnswerPhotos.Split(text) is var (words, own) ? AnswerPhotos.Join(question.Type.Write(question, question.Type.Read(question, words), language), own) : text;

    private static Problem? CheckReason(AnswerInput input) =>
        input.Reason?.Length > Limits.ShortAnswerLength ? new(ProblemCode.TooLong, input.QuestionId, Limits.ShortAnswerLength)
        : input.Alts.Values.Any(a => a.Length > AnswerPhotos.AltLength) ? new(ProblemCode.TooLong, input.QuestionId, AnswerPhotos.AltLength)
        : null;
}
