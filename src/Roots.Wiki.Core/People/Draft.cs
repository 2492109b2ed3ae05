using Roots.Wiki.Roles;

namespace Roots.Wiki.People;

/// <summary>Whose draft it is: a member's, or that of a link without account. Immutable.</summary>
public sealed record DraftOwner(MemberId? Member, string? LinkId)
{
    /// <summary>The owner that an actor is; null for one who keeps no drafts.</summary>
    public static DraftOwner? Of(Actor actor) => actor switch
    {
        Actor.Member member => new(member.Id, null),
        Actor.Guest guest => new(null, guest.LinkId),
        _ => null,
    };

    /// <summary>A stable key.</summary>
    public string Key => Member is not null ? "m:" + Member.Value : "l:" + LinkId;
}

/// <summary>
/// Something typed that is safe on the server and not yet in the wiki ("Entwurf gesichert"). One per owner, page and
/// question. Immutable.
/// </summary>
/// <param name="Owner">Whose.</param>
/// <param name="Page">The page, or the office's page for an answer.</param>
/// <param name="Question">The question's id; empty for the text of a page.</param>
/// <param name="Base">The blob that was edited; null for a new page. For an answer: the text that stood there is <paramref name="BaseText"/>.</param>
/// <param name="BaseText">For an answer, the Markdown that stood under the question when it was opened.</param>
/// <param name="Text">What was typed: Markdown.</param>
/// <param name="State">For an answer, what was said beside the text.</param>
/// <param name="Reason">Why it does not apply, if said.</param>
/// <param name="IsPrivate">"Noch für mich behalten": not committed by the clock.</param>
/// <param name="ChangedAt">The last change.</param>
/// <param name="IsClosed">The sitting was ended ("Fertig", left): to be committed, or for a guest to be approved, now.</param>
public sealed record Draft(DraftOwner Owner, PagePath Page, string Question, BlobId? Base, string? BaseText, string Text, AnswerState State, string? Reason, bool IsPrivate, DateTimeOffset ChangedAt, bool IsClosed);

/// <summary>Drafts. A save is durable when its task ends. Safe to call from many threads.</summary>
public interface IDraftStore
{
    /// <summary>Keeps a draft in place of the one of the same owner, page and question.</summary>
    Task SaveAsync(Draft draft, CancellationToken ct);

    /// <summary>The drafts of an owner, oldest first; for one page where given.</summary>
    Task<IReadOnlyList<Draft>> ListAsync(DraftOwner owner, PagePath? page, CancellationToken ct);

    /// <summary>Drafts of guests that wait for a member's yes, for one office where given.</summary>
    Task<IReadOnlyList<Draft>> WaitingAsync(PagePath? role, CancellationToken ct);

    /// <summary>Members' answer drafts whose sitting is over: closed, or at rest since before <paramref name="before"/>; never private ones, never texts of pages.</summary>
    Task<IReadOnlyList<Draft>> DueAsync(DateTimeOffset before, CancellationToken ct);

    /// <summary>Marks the drafts of an owner for a page as closed.</summary>
    Task CloseAsync(DraftOwner owner, PagePath page, CancellationToken ct);

    /// <summary>Deletes a draft unless it was changed after <paramref name="draft"/> was read.</summary>
    /// <returns>Whether it was deleted.</returns>
    Task<bool> DeleteAsync(Draft draft, CancellationToken ct);
}
