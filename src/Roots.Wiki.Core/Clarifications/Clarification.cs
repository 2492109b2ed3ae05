using System.Security.Cryptography;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Clarifications;

/// <summary>Why somebody turned to an office about what stands in the wiki, or does not.</summary>
public enum ClarificationKind
{
    /// <summary>"Versteh ich nicht": the text left something open.</summary>
    Unclear,
    /// <summary>"Ich weiß noch etwas": something to add.</summary>
    Addition,
    /// <summary>"Weiß ich nicht": somebody else could know the answer.</summary>
    Unknown,
}

/// <summary>How far a clarification is.</summary>
public enum ClarificationState
{
    /// <summary>Somebody has to look at it.</summary>
    Open,
    /// <summary>It was replied to, or the answer was improved.</summary>
    Answered,
    /// <summary>Whoever asked needs no reply any more.</summary>
    Withdrawn,
}

/// <summary>A question or a hint of a reader about an answer or a page, and what came of it. Immutable. Lives outside git.</summary>
/// <param name="Id">Its name, 10 characters.</param>
/// <param name="Kind">Why it was asked.</param>
/// <param name="Page">The page, or the office's page for an answer.</param>
/// <param name="Question">The question's id; empty for a page.</param>
/// <param name="Base">Names the answer's text as it stood then (<see cref="SittingQuestion.BaseOf"/>): another text means that the answer was worked on. Null for a page.</param>
/// <param name="Text">What was written; may be empty, at most <see cref="Limits.RemarkLength"/> characters.</param>
/// <param name="AskedBy">Who asked; null for somebody who came through a link.</param>
/// <param name="AskedAt">When.</param>
/// <param name="ToOffice">The office that shall answer where it is not the answer's own, or null.</param>
/// <param name="ToPerson">The person who was named as one who could know, or null.</param>
public sealed record Clarification(
    string Id, ClarificationKind Kind, PagePath Page, string Question, string? Base, string Text,
    MemberId? AskedBy, DateTimeOffset AskedAt, PagePath? ToOffice, PersonId? ToPerson)
{
    /// <summary>Days after which an open "Versteh ich nicht" makes the answer count as partly given (domain/5 §5.3).</summary>
    public const int PatientDays = 14;

    /// <summary>How far it is.</summary>
    public ClarificationState State { get; init; }

    /// <summary>The short reply, or null where there is none.</summary>
    public string? Reply { get; init; }

    /// <summary>Who closed it; null while it is open, and where the answer itself was improved.</summary>
    public MemberId? ClosedBy { get; init; }

    /// <summary>When it was closed, or null.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Whether it is about an answer of an office, not about a page.</summary>
    public bool IsAboutAnswer => Question.Length > 0;

    /// <summary>A name for a new one.</summary>
    public static string NewId() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 10);

    /// <summary>The day on which it was asked, in the zone of <see cref="AskedAt"/>.</summary>
    public DateOnly AskedOn => DateOnly.FromDateTime(AskedAt.DateTime);

    /// <summary>Whether the answer has been worked on since: then there is nothing left to wait for.</summary>
    /// <param name="text">The answer's text now; empty for none.</param>
    public bool IsSettledBy(string text) => IsAboutAnswer && Base is not null && SittingQuestion.BaseOf(text) != Base;

    /// <summary>Whether the answer counts as partly given because of it.</summary>
    /// <param name="text">The answer's text now.</param>
    /// <param name="today">The day to reckon from.</param>
    public bool Halves(string text, DateOnly today) =>
        Kind == ClarificationKind.Unclear && State == ClarificationState.Open && AskedOn.AddDays(PatientDays) < today && !IsSettledBy(text);
}
