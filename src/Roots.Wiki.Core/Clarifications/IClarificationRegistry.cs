namespace Roots.Wiki.Clarifications;

/// <summary>Every open clarification of a wiki. Immutable; a new one after each change.</summary>
public sealed class OpenClarifications
{
    private readonly ILookup<PagePath, Clarification> byPage;

    /// <summary>Takes them in the order in which they were asked.</summary>
    public OpenClarifications(IReadOnlyList<Clarification> all) => (All, byPage) = (all, all.ToLookup(c => c.Page));

    /// <summary>None.</summary>
    public static OpenClarifications None { get; } = new([]);

    /// <summary>All, oldest first.</summary>
    public IReadOnlyList<Clarification> All { get; }

    /// <summary>Those about one page or one office, oldest first.</summary>
    public IEnumerable<Clarification> About(PagePath page) => byPage[page];

    /// <summary>Those about one answer (or, with an empty id, about the page itself), oldest first.</summary>
    public IEnumerable<Clarification> About(PagePath page, string question) => byPage[page].Where(c => c.Question == question);

    /// <summary>Equal for equal open ones about a page or office: part of an ETag.</summary>
    public string TagOf(PagePath page) => string.Join(',', byPage[page].Select(c => c.Id));

    /// <summary>The next state, with one more.</summary>
    public OpenClarifications With(Clarification asked) => new([.. All, asked]);

    /// <summary>The next state, without one that was closed.</summary>
    public OpenClarifications Without(string id) => new([.. All.Where(c => c.Id != id)]);
}

/// <summary>Clarifications of one wiki, outside git. Safe to call from many threads; each change is durable and in <see cref="Open"/> when its task ends.</summary>
public interface IClarificationRegistry
{
    /// <summary>The open ones. No I/O.</summary>
    OpenClarifications Open { get; }

    /// <summary>Keeps a new, open one.</summary>
    Task AddAsync(Clarification clarification, CancellationToken ct);

    /// <summary>Closes one that is open; of two at the same moment the first counts.</summary>
    /// <param name="id">Which.</param>
    /// <param name="state"><see cref="ClarificationState.Answered"/> or <see cref="ClarificationState.Withdrawn"/>.</param>
    /// <param name="reply">A short reply, or null.</param>
    /// <param name="by">Who closes it, or null where the answer was improved.</param>
    /// <param name="at">When.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Whether it was open.</returns>
    Task<bool> CloseAsync(string id, ClarificationState state, string? reply, MemberId? by, DateTimeOffset at, CancellationToken ct);

    /// <summary>One of them, open or closed; null for none.</summary>
    Task<Clarification?> FindAsync(string id, CancellationToken ct);

    /// <summary>Those about one page, open and closed, newest first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<Clarification>> AboutAsync(PagePath page, int limit, CancellationToken ct);

    /// <summary>Those that a member asked, open and closed, newest first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<Clarification>> AskedByAsync(MemberId member, int limit, CancellationToken ct);
}
