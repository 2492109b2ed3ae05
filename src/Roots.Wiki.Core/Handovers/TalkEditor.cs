using System.Text;
using Roots.Wiki.Clarifications;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Handovers;

/// <summary>What the taker has said to an answer.</summary>
public enum ReadingState
{
    /// <summary>Nothing yet.</summary>
    New,
    /// <summary>The answer changed after it was read.</summary>
    Changed,
    /// <summary>"Verstanden".</summary>
    Understood,
    /// <summary>A question waits for whoever knows.</summary>
    Asked,
}

/// <summary>An answer of the office to be read by the taker. Immutable.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Base">Names the text that is read.</param>
/// <param name="State">What the taker has said to it.</param>
/// <param name="Asked">The question that waits, or null.</param>
public sealed record Reading(Answer Answer, string Base, ReadingState State, string? Asked);

/// <summary>
/// Reading back and talking: the taker says what is understood and asks what is not; in the talk a third person types, and
/// the notes go into the page or become answers. A note is safe when it is acknowledged. Safe to call from many threads.
/// </summary>
public sealed class TalkEditor(IPageStore store, IDraftStore drafts, HandoverEditor handovers, Sittings sittings, ClarificationDesk desk, Func<TemplateCatalog> catalog, TimeProvider clock)
{
    private const string TalkSection = "talk";
    private const string UnderstoodSection = "understood";

    /// <summary>The office's answers that an actor may read, in the order of its questions, with what the taker said to each.</summary>
    public IReadOnlyList<Reading> Readings(Actor actor, HandoverView view)
    {
        var access = new AccessView(store.Current, actor);
        var knowledge = new RoleKnowledge(view.Handover.Role, access, catalog());
        var inOrder = knowledge.Questions.Select(q => knowledge.Find(q.Id)).OfType<Answer>().Concat(knowledge.Answers).DistinctBy(a => a.QuestionId);
        var asked = Asked(actor, view);
        return [.. inOrder.Where(a => a.Text.Length > 0).Select(a => Of(a, view.Handover.Facts.ReadBacks.GetValueOrDefault(a.QuestionId), asked.FirstOrDefault(c => c.Question == a.QuestionId)?.Text))];
    }

    /// <summary>The taker has understood an answer. Nobody else can say so.</summary>
    /// <param name="actor">The taker.</param>
    /// <param name="path">The handover.</param>
    /// <param name="questionId">Whose answer was read.</param>
    /// <param name="base">Names the text that was read; one that changed meanwhile is not found.</param>
    /// <param name="ct">Cancels.</param>
    public Task<HandoverResult> ReadAsync(Actor actor, PagePath path, string questionId, string @base, CancellationToken ct)
    {
        if (handovers.Find(actor, path) is not { Part: HandoverPart.Taker } view || Readings(actor, view).FirstOrDefault(r => r.Answer.QuestionId == questionId) is not { } reading || reading.Base != @base)
        {
            return Task.FromResult<HandoverResult>(new HandoverResult.NotFound());
        }

        var read = new ReadBack(handovers.Today, @base);
        return handovers.ChangeTextAsync(actor, path, text => HandoverPage.ReadBack(text, questionId, read), ct);
    }

    /// <summary>The taker asks about an answer: the question goes to whoever is responsible for it, and is settled when the answer is improved.</summary>
    /// <returns>Why it cannot be, or null.</returns>
    public async Task<Problem?> AskAsync(Actor actor, PagePath path, string questionId, string? question, CancellationToken ct)
    {
        if (handovers.Find(actor, path) is not { Part: HandoverPart.Taker } view)
        {
            return new(ProblemCode.NotFound);
        }

        if (string.IsNullOrWhiteSpace(question))
        {
            return new(ProblemCode.Required, "Question");
        }

        var (_, problem) = await desk.AskAsync(actor, new(ClarificationKind.Unclear, view.Handover.Role.Path, questionId, question), ct).ConfigureAwait(false);
        return problem is null ? null : problem with { Field = "Question" };
    }

    /// <summary>Questions about the office's answers that wait, as far as the actor may see them.</summary>
    public IReadOnlyList<Clarification> Asked(Actor actor, HandoverView view) =>
        [.. desk.OpenAbout(actor, view.Handover.Role.Path).Select(c => c.Clarification).Where(c => c is { Kind: ClarificationKind.Unclear, IsAboutAnswer: true })];

    /// <summary>The notes that an actor has typed and not yet put into the wiki, by prompt.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NotesAsync(Actor actor, PagePath path, CancellationToken ct) =>
        (await DraftsAsync(actor, path, ct).ConfigureAwait(false)).ToDictionary(d => d.Question, d => d.Text, StringComparer.Ordinal);

    /// <summary>Keeps a note; durable when the task ends. An empty note is thrown away.</summary>
    /// <returns>Why it cannot be kept, or null.</returns>
    public async Task<Problem?> KeepAsync(Actor actor, PagePath path, string prompt, string? note, CancellationToken ct)
    {
        if (handovers.Find(actor, path) is not { MayWork: true } || DraftOwner.Of(actor) is not { } owner || TalkPrompt.All.All(p => p.Id != prompt))
        {
            return new(ProblemCode.NotFound);
        }

        var text = note?.ReplaceLineEndings("\n").Trim() ?? "";
        if (text.Length > Limits.AnswerLength)
        {
            return new(ProblemCode.TooLong, "Note", Limits.AnswerLength);
        }

        if (SecretGuard.Find(text).Where(h => h.IsCertain) is var hits && SecretGuard.Check(hits, text, "", [], "Note") is { } secret)
        {
            return secret;
        }

        if (text.Length > 0)
        {
            await drafts.SaveAsync(new(owner, path, prompt, null, null, text, AnswerState.Given, null, IsPrivate: true, clock.GetUtcNow(), IsClosed: false), ct).ConfigureAwait(false);
            return null;
        }

        foreach (var old in (await DraftsAsync(actor, path, ct).ConfigureAwait(false)).Where(d => d.Question == prompt))
        {
            await drafts.DeleteAsync(old, ct).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>Whether a note may become an answer of the office, and to which question.</summary>
    public Question? TargetOf(Actor actor, HandoverView view, TalkPrompt prompt) =>
        view.MayRead && prompt.Question is not null && new RoleKnowledge(view.Handover.Role, new AccessView(store.Current, actor), catalog()) is var knowledge
            ? knowledge.Questions.FirstOrDefault(q => q.Id == prompt.Question && q.Type.Input == InputKind.Text && knowledge.CanAnswer(q))
            : null;

    /// <summary>Ends the talk: the notes go into the page as one commit; those that were chosen become answers of the office. A note goes only after its commit.</summary>
    /// <param name="actor">Who typed.</param>
    /// <param name="path">The handover.</param>
    /// <param name="answers">Ids of the prompts whose notes become answers.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<HandoverResult> FinishAsync(Actor actor, PagePath path, IReadOnlyCollection<string> answers, CancellationToken ct)
    {
        if (handovers.Find(actor, path) is not { MayWork: true } view)
        {
            return new HandoverResult.NotFound();
        }

        var language = store.Current.Settings.Language;
        var notes = (await DraftsAsync(actor, path, ct).ConfigureAwait(false)).ToList();
        var toPage = new List<Draft>();
        var hasAnswers = false;
        foreach (var note in notes)
        {
            var prompt = TalkPrompt.All.First(p => p.Id == note.Question);
            if (answers.Contains(prompt.Id) && TargetOf(actor, view, prompt) is { } question && await AddAnswerAsync(actor, view, question, note.Text, ct).ConfigureAwait(false))
            {
                hasAnswers = true;
                await drafts.DeleteAsync(note, CancellationToken.None).ConfigureAwait(false);   // it lives on as the answer's draft
            }
            else
            {
                toPage.Add(note);
            }
        }

        if (hasAnswers)
        {
            await sittings.CloseAsync(actor, view.Handover.Role.Path, ct).ConfigureAwait(false);
        }

        if (toPage.Count == 0)
        {
            return new HandoverResult.Saved(path, null);
        }

        var added = string.Join("\n\n", TalkPrompt.All.Select(p => (Prompt: p, Note: toPage.FirstOrDefault(n => n.Question == p.Id)))
            .Where(n => n.Note is not null).Select(n => $"**{n.Prompt.Text.In(language)}**\n\n{AnswerMarkdown.Tidy(n.Note!.Text)}"));
        var heading = language == "en" ? "Talk of three" : "Gespräch zu dritt";
        var result = await handovers.ChangeTextAsync(actor, path, text => HandoverText.SetSection(text, TalkSection, heading, AnswerMarkdown.Join(HandoverText.Section(text, TalkSection) ?? "", added)), ct).ConfigureAwait(false);
        if (result is HandoverResult.Saved)
        {
            foreach (var note in toPage)
            {
                await drafts.DeleteAsync(note, CancellationToken.None).ConfigureAwait(false);
            }
        }

        return result;
    }

    /// <summary>"Ich habe verstanden, dass …": the taker's own words; nobody else can write them here.</summary>
    public Task<HandoverResult> UnderstandAsync(Actor actor, PagePath path, string? text, CancellationToken ct)
    {
        if (handovers.Find(actor, path) is not { Part: HandoverPart.Taker })
        {
            return Task.FromResult<HandoverResult>(new HandoverResult.NotFound());
        }

        var said = AnswerMarkdown.Tidy(text ?? "");
        if (said.Length is 0 or > Limits.AnswerLength)
        {
            return Task.FromResult<HandoverResult>(new HandoverResult.Rejected([said.Length == 0 ? new(ProblemCode.Required, "Understood") : new(ProblemCode.TooLong, "Understood", Limits.AnswerLength)]));
        }

        var heading = store.Current.Settings.Language == "en" ? "I have understood that …" : "Ich habe verstanden, dass …";
        return handovers.ChangeTextAsync(actor, path, page => HandoverText.SetSection(page, UnderstoodSection, heading, said), ct);
    }

    /// <summary>What the taker has written under "Ich habe verstanden, dass …"; empty where nothing.</summary>
    public async Task<string> UnderstoodAsync(Handover handover, CancellationToken ct) =>
        await store.ReadAsync(handover.Page.Blob, ct).ConfigureAwait(false) is { } bytes ? HandoverText.Section(Encoding.UTF8.GetString(bytes.Span), UnderstoodSection) ?? "" : "";

    private async Task<bool> AddAnswerAsync(Actor actor, HandoverView view, Question question, string note, CancellationToken ct)
    {
        var form = await sittings.OpenAsync(actor, view.Handover.Role.Path, TemplateOf(view, question), ct).ConfigureAwait(false);
        if (form?.Questions.FirstOrDefault(q => q.Question.Id == question.Id) is not { } now)
        {
            return false;
        }

        var value = now.Value with { Text = AnswerMarkdown.Join(now.Value.Text, note) };
        return await sittings.SaveAnswerAsync(actor, view.Handover.Role.Path, new(question.Id, value, AnswerState.Given, Base: now.Base), ct).ConfigureAwait(false) is SaveAnswerResult.Saved;
    }

    private string TemplateOf(HandoverView view, Question question) =>
        view.Handover.Role.Facts.Templates.First(t => catalog().Find(t)?.Questions.Any(q => q.Id == question.Id) == true);

    private async Task<IEnumerable<Draft>> DraftsAsync(Actor actor, PagePath path, CancellationToken ct) =>
        DraftOwner.Of(actor) is { } owner
            ? (await drafts.ListAsync(owner, path, ct).ConfigureAwait(false)).Where(d => TalkPrompt.All.Any(p => p.Id == d.Question))
            : [];

    private static Reading Of(Answer answer, ReadBack? read, string? asked)
    {
        var name = SittingQuestion.BaseOf(answer.Text);
        var state = asked is not null ? ReadingState.Asked
            : read is null ? ReadingState.New
            : read.Of != name ? ReadingState.Changed
            : ReadingState.Understood;
        return new(answer, name, state, asked);
    }
}
