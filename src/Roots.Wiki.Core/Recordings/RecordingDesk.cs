using System.Security.Cryptography;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Recordings;

/// <summary>
/// Spoken answers: who may record, listen and delete. A recording exists for whoever holds or deputises for its office, for the board, and for who made
/// it; for nobody else, not even for the administration. Safe to call from many threads.
/// </summary>
public sealed class RecordingDesk(IPageStore store, IRecordingStore recordings, IPersonRegistry persons, TimeProvider clock)
{
    /// <summary>The most recordings of one office at a time.</summary>
    public const int MostOfOffice = 60;

    /// <summary>How long a recording is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>Whether an actor may record for an office: whoever may answer its questions with an account.</summary>
    public bool MayRecord(Actor actor, PagePath office) =>
        actor is Actor.Member && store.Current.Roles.Find(office) is not null && new AccessView(store.Current, actor).CanReadClass(new(Visibility.Office, office));

    /// <summary>Keeps a recording.</summary>
    /// <param name="actor">Who recorded.</param>
    /// <param name="office">The office.</param>
    /// <param name="question">The question's id, or empty.</param>
    /// <param name="heard">Who else is to be heard; unknown ids are left out.</param>
    /// <param name="areAgreed">Whether everybody who is to be heard has agreed before.</param>
    /// <param name="sound">The file; at most <see cref="Limits.RecordingBytes"/>.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The recording, or why it is not kept.</returns>
    public async Task<(Recording? Recording, Problem? Problem)> AddAsync(
        Actor actor, PagePath office, string question, IReadOnlyCollection<PersonId> heard, bool areAgreed, ReadOnlyMemory<byte> sound, CancellationToken ct)
    {
        if (!MayRecord(actor, office) || actor is not Actor.Member member)
        {
            return (null, new(ProblemCode.NotFound));
        }

        var kind = SoundKind.Of(sound.Span);
        var problem = sound.IsEmpty ? new Problem(ProblemCode.Required, "Sound")
            : !areAgreed ? new(ProblemCode.Required, "Consent")
            : sound.Length > Limits.RecordingBytes ? new(ProblemCode.AttachmentTooLarge, "Sound", Limits.RecordingBytes / 1024 / 1024)
            : kind is null ? new(ProblemCode.NotARecording, "Sound")
            : (await recordings.OfOfficeAsync(office, ct).ConfigureAwait(false)).Count >= MostOfOffice ? new(ProblemCode.TooManyRecordings, "Sound", MostOfOffice)
            : null;
        if (problem is not null)
        {
            return (null, problem);
        }

        var now = clock.GetUtcNow();
        var people = persons.Current.Persons;
        var recording = new Recording(
            RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 10), office, question, member.Id,
            [.. heard.Where(people.ContainsKey).Prepend(member.PersonId).Distinct()], now, now + Kept, sound.Length, kind!);
        await recordings.AddAsync(recording, sound, ct).ConfigureAwait(false);
        await persons.AuditAsync(actor, "recording-added", recording.Id, CancellationToken.None).ConfigureAwait(false);
        return (recording, null);
    }

    /// <summary>Those of an office that exist for an actor, newest first.</summary>
    public async Task<IReadOnlyList<Recording>> OfOfficeAsync(Actor actor, PagePath office, CancellationToken ct) =>
        [.. (await recordings.OfOfficeAsync(office, ct).ConfigureAwait(false)).Where(r => Exists(actor, r))];

    /// <summary>The sound of one with its kind; null where it does not exist for the actor.</summary>
    public async Task<(Stream Sound, string ContentType)?> OpenAsync(Actor actor, string id, CancellationToken ct) =>
        await recordings.FindAsync(id, ct).ConfigureAwait(false) is { } found && Exists(actor, found) && await recordings.OpenAsync(id, ct).ConfigureAwait(false) is { } sound
            ? (sound, found.ContentType)
            : null;

    /// <summary>Deletes one at once; everybody for whom it exists may.</summary>
    /// <returns>Whether there was one for the actor.</returns>
    public async Task<bool> DeleteAsync(Actor actor, string id, CancellationToken ct)
    {
        if (await recordings.FindAsync(id, ct).ConfigureAwait(false) is not { } found || !Exists(actor, found) || !await recordings.DeleteAsync(id, ct).ConfigureAwait(false))
        {
            return false;
        }

        await persons.AuditAsync(actor, "recording-deleted", id, CancellationToken.None).ConfigureAwait(false);
        return true;
    }

    /// <summary>Deletes those whose time is over; called by a loop, also at start.</summary>
    /// <returns>How many.</returns>
    public Task<int> ExpireAsync(CancellationToken ct) => recordings.ExpireAsync(clock.GetUtcNow(), ct);

    private bool Exists(Actor actor, Recording recording) => actor is Actor.Member member && recording.Until > clock.GetUtcNow()
        && (recording.By == member.Id || store.Current.Roles.Holds(member.PersonId, recording.Office) || store.Current.Roles.IsBoard(member.PersonId));
}
