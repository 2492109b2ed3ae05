namespace Roots.Wiki.Mail;

/// <summary>Remembers mails as long as the program lives. Safe to call from many threads.</summary>
public sealed class PassingDigests : IDigestRegistry
{
    private readonly Lock door = new();
    private readonly Dictionary<PersonId, DigestWish> wishes = [];
    private readonly Dictionary<PersonId, DigestMail> last = [];
    private readonly Dictionary<(PersonId Person, string Key), DateOnly> told = [];

    /// <inheritdoc/>
    public Task<DigestWish> WishAsync(PersonId person, CancellationToken ct) => DoAsync(() => wishes.GetValueOrDefault(person) ?? new(person), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<PersonId, DigestWish>> WishesAsync(CancellationToken ct) => DoAsync<IReadOnlyDictionary<PersonId, DigestWish>>(() => new Dictionary<PersonId, DigestWish>(wishes), ct);

    /// <inheritdoc/>
    public Task SaveWishAsync(DigestWish wish, CancellationToken ct) => DoAsync(() => wishes[wish.Person] = wish, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<PersonId, DigestMail>> LastAsync(CancellationToken ct) => DoAsync<IReadOnlyDictionary<PersonId, DigestMail>>(() => new Dictionary<PersonId, DigestMail>(last), ct);

    /// <inheritdoc/>
    public Task<IReadOnlySet<string>> ToldAsync(PersonId person, CancellationToken ct) =>
        DoAsync<IReadOnlySet<string>>(() => told.Keys.Where(t => t.Person == person).Select(t => t.Key).ToHashSet(StringComparer.Ordinal), ct);

    /// <inheritdoc/>
    public Task<bool> ReserveAsync(DigestMail? seen, DigestMail next, IReadOnlyCollection<string> keys, CancellationToken ct) => DoAsync(() =>
    {
        if (last.GetValueOrDefault(next.Person) != seen)
        {
            return false;
        }

        last[next.Person] = next;
        foreach (var key in keys)
        {
            told.TryAdd((next.Person, key), next.Day);
        }

        return true;
    }, ct);

    /// <inheritdoc/>
    public Task FinishAsync(DigestMail reserved, DigestMail? outcome, CancellationToken ct) => DoAsync(() =>
    {
        if (last.GetValueOrDefault(reserved.Person) != reserved)
        {
            return false;
        }

        if (outcome is null)
        {
            last.Remove(reserved.Person);
        }
        else
        {
            last[reserved.Person] = outcome;
        }

        if (!Counts(reserved, outcome))
        {
            told.Where(t => t.Key.Person == reserved.Person && t.Value == reserved.Day).ToList().ForEach(t => told.Remove(t.Key));
        }

        return true;
    }, ct);

    /// <summary>Whether what a reserved mail told counts as told.</summary>
    public static bool Counts(DigestMail reserved, DigestMail? outcome) => outcome is { State: DigestState.Sent or DigestState.Unclear } && outcome.Day == reserved.Day;

    private Task<T> DoAsync<T>(Func<T> act, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        lock (door)
        {
            return Task.FromResult(act());
        }
    }
}
