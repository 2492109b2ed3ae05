using System.Security.Cryptography;
using System.Text;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>One question as a form shows it. Immutable.</summary>
/// <param name="Question">The question.</param>
/// <param name="Value">The own draft, else what stands in the wiki (a guest sees only drafts of theirs).</param>
/// <param name="State">What was said beside the text.</param>
/// <param name="Reason">Why it does not apply, or null.</param>
/// <param name="Confirmed">The day of the last confirmation in the wiki, or null.</param>
/// <param name="Standing">How the answer in the wiki stands today.</param>
/// <param name="Base">Names the text that stands in the wiki; the form sends it back, so that a newer text is noticed.</param>
/// <param name="IsDraft">Whether <paramref name="Value"/> is a draft.</param>
/// <param name="IsPrivate">Whether the draft is kept back ("noch für mich behalten").</param>
/// <param name="Theirs">What stands in the wiki by now, where somebody else changed it after the draft was begun; else null.</param>
public sealed record SittingQuestion(Question Question, AnswerValue Value, AnswerState State, string? Reason, DateOnly? Confirmed, AnswerStanding Standing, string Base, bool IsDraft, bool IsPrivate, string? Theirs)
{
    /// <summary>The photos of the answer, in order.</summary>
    public IReadOnlyList<AnswerPhoto> Photos { get; init; } = [];

    /// <summary>Whether something was said: text, or that one does not know or that it does not apply.</summary>
    public bool IsSaid => !Value.IsEmpty || Photos.Count > 0 || State is AnswerState.Unknown or AnswerState.NotApplicable;

    /// <summary>The name of a text as <see cref="Base"/> has it.</summary>
    public static string BaseOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n").Trim())).AsSpan(0, 8));
}

/// <summary>A part of a form: a section of the template.</summary>
public sealed record SittingSection(TemplateSection Section, IReadOnlyList<SittingQuestion> Questions);

/// <summary>A template as a form for one actor: the wiki's answers with the own drafts over them. Immutable.</summary>
/// <param name="Role">The office.</param>
/// <param name="Template">The template.</param>
/// <param name="Sections">Its sections, without the questions that the actor may not answer.</param>
public sealed record SittingForm(Role Role, Template Template, IReadOnlyList<SittingSection> Sections)
{
    /// <summary>All questions in order.</summary>
    public IEnumerable<SittingQuestion> Questions => Sections.SelectMany(s => s.Questions);

    /// <summary>How many questions something was said to.</summary>
    public int Answered => Questions.Count(q => q.IsSaid);

    /// <summary>How many there are.</summary>
    public int Total => Questions.Count();

    /// <summary>Minutes that the open questions take, rounded up.</summary>
    public int MinutesLeft => (int)Math.Ceiling(Questions.Where(q => !q.IsSaid).Sum(q => q.Question.Type.Minutes));

    /// <summary>The first question to which nothing was said, or null.</summary>
    public SittingQuestion? FirstOpen => Questions.FirstOrDefault(q => !q.IsSaid);
}

/// <summary>What a form sends for one question.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Value">The value.</param>
/// <param name="State">What was said beside it.</param>
/// <param name="Reason">Why it does not apply, or null.</param>
/// <param name="IsPrivate">"Noch für mich behalten": not committed before it is taken back.</param>
/// <param name="Confirms">"Stimmt noch": also an unchanged answer is kept, to be confirmed today.</param>
/// <param name="Base"><see cref="SittingQuestion.Base"/> as the form got it; null takes the text of now.</param>
public sealed record AnswerInput(string QuestionId, AnswerValue Value, AnswerState State, string? Reason = null, bool IsPrivate = false, bool Confirms = false, string? Base = null)
{
    /// <summary>Marks of what the writer said is no secret (<see cref="People.SecretHit.MarkIn"/>).</summary>
    public IReadOnlyCollection<string> Harmless { get; init; } = [];

    /// <summary>What is to be seen on the answer's photos, by their target; those that are not named keep their words.</summary>
    public IReadOnlyDictionary<string, string> Alts { get; init; } = new Dictionary<string, string>();

    /// <summary>The target of a photo that goes, or null.</summary>
    public string? Drops { get; init; }
}

/// <summary>What came of saving an answer as a draft.</summary>
public abstract record SaveAnswerResult
{
    private SaveAnswerResult() { }

    /// <summary>"Entwurf gesichert": it is durable, and not yet in the wiki.</summary>
    /// <param name="Draft">The draft, or null where nothing differs from the wiki.</param>
    public sealed record Saved(People.Draft? Draft) : SaveAnswerResult;

    /// <summary>The value is not one; nothing was kept.</summary>
    public sealed record Rejected(IReadOnlyList<Problem> Problems) : SaveAnswerResult;

    /// <summary>There is no such office or question for this actor.</summary>
    public sealed record NotFound : SaveAnswerResult;
}

/// <summary>What came of ending a sitting, or of approving answers.</summary>
public abstract record SittingResult
{
    private SittingResult() { }

    /// <summary>"Im Wiki": durable. Answers that clash with somebody else's stay drafts and are offered again.</summary>
    /// <param name="Version">The version, or null where all of it stood there already.</param>
    /// <param name="Questions">Ids of the questions that are in.</param>
    /// <param name="Clashes">Ids of the questions that are not.</param>
    public sealed record InWiki(VersionId? Version, IReadOnlyList<string> Questions, IReadOnlyList<string> Clashes) : SittingResult;

    /// <summary>A guest's answers wait for a member's yes.</summary>
    public sealed record Waiting(int Count) : SittingResult;

    /// <summary>There was nothing to put in.</summary>
    public sealed record Nothing : SittingResult;

    /// <summary>The wiki refused; the drafts stay.</summary>
    public sealed record Rejected(IReadOnlyList<Problem> Problems) : SittingResult;

    /// <summary>There is no such office for this actor; the drafts stay.</summary>
    public sealed record NotFound : SittingResult;
}

/// <summary>Answers of one guest to one office, waiting for a member's yes. Immutable.</summary>
/// <param name="Role">The office.</param>
/// <param name="LinkId">The link through which they came.</param>
/// <param name="Answers">The drafts with their questions, and what stands in the wiki.</param>
public sealed record WaitingSitting(Role Role, string LinkId, IReadOnlyList<WaitingAnswer> Answers);

/// <summary>One answer that waits.</summary>
public sealed record WaitingAnswer(Question Question, AnswerValue Value, People.Draft Draft, Answer? InWiki);
