namespace Roots.Wiki.Recordings;

/// <summary>A spoken answer: kept outside git for a while, to be listened to and typed up. Immutable.</summary>
/// <param name="Id">Its name, 10 characters.</param>
/// <param name="Office">The office's page.</param>
/// <param name="Question">The question that is answered; empty for none in particular.</param>
/// <param name="By">Who recorded.</param>
/// <param name="Heard">Everybody who is to be heard and has agreed, as far as the registry knows them.</param>
/// <param name="At">When.</param>
/// <param name="Until">When it is deleted.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="ContentType">Its kind, such as <c>audio/webm</c>.</param>
public sealed record Recording(string Id, PagePath Office, string Question, MemberId By, IReadOnlyList<PersonId> Heard, DateTimeOffset At, DateTimeOffset Until, int Bytes, string ContentType);

/// <summary>Recordings of one wiki: rows in the registry, sound in files beside it, nothing in git. A change is durable when its task ends. Safe to call from many threads.</summary>
public interface IRecordingStore
{
    /// <summary>Keeps a new one.</summary>
    Task AddAsync(Recording recording, ReadOnlyMemory<byte> sound, CancellationToken ct);

    /// <summary>One of them; null for none.</summary>
    Task<Recording?> FindAsync(string id, CancellationToken ct);

    /// <summary>The sound of one; null for none. Whoever gets it disposes it.</summary>
    Task<Stream?> OpenAsync(string id, CancellationToken ct);

    /// <summary>Those of an office, newest first.</summary>
    Task<IReadOnlyList<Recording>> OfOfficeAsync(PagePath office, CancellationToken ct);

    /// <summary>Those that a member recorded or on which a person is heard, newest first: for access requests and erasure.</summary>
    Task<IReadOnlyList<Recording>> OfPersonAsync(MemberId? member, PersonId? person, CancellationToken ct);

    /// <summary>Deletes one, row and sound.</summary>
    /// <returns>Whether there was one.</returns>
    Task<bool> DeleteAsync(string id, CancellationToken ct);

    /// <summary>Deletes those whose time is over.</summary>
    /// <returns>How many.</returns>
    Task<int> ExpireAsync(DateTimeOffset now, CancellationToken ct);
}
