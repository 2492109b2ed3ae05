using System.Security.Cryptography;

namespace Roots.Wiki.People;

/// <summary>A photo that belongs to a draft: clean, and not yet in the wiki. Immutable.</summary>
/// <param name="Id">Its name, 10 characters.</param>
/// <param name="Owner">Whose.</param>
/// <param name="Page">The office's page, or the page from a template.</param>
/// <param name="Question">The question's id.</param>
/// <param name="Bytes">The picture without place, time and names.</param>
/// <param name="At">When it came.</param>
public sealed record DraftPhoto(string Id, DraftOwner Owner, PagePath Page, string Question, ReadOnlyMemory<byte> Bytes, DateTimeOffset At)
{
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>A name for a new one.</summary>
    public static string NewId() => RandomNumberGenerator.GetString(Alphabet, 10);
}

/// <summary>Photos of drafts, outside git. A change is durable when its task ends. Safe to call from many threads.</summary>
public interface IDraftPhotos
{
    /// <summary>Keeps a new one.</summary>
    Task AddAsync(DraftPhoto photo, CancellationToken ct);

    /// <summary>One of them, whoever it belongs to; null for none.</summary>
    Task<DraftPhoto?> FindAsync(string id, CancellationToken ct);

    /// <summary>How many an owner has.</summary>
    Task<int> CountAsync(DraftOwner owner, CancellationToken ct);

    /// <summary>Deletes one; nothing happens where there is none.</summary>
    Task DeleteAsync(string id, CancellationToken ct);

    /// <summary>Deletes those that came before <paramref name="before"/> and that no draft of their owner names any more.</summary>
    /// <returns>How many.</returns>
    Task<int> SweepAsync(DateTimeOffset before, CancellationToken ct);
}

/// <summary>Keeps photos for this run alone: for a wiki that is opened without a registry. Safe to call from many threads.</summary>
public sealed class PassingPhotos : IDraftPhotos
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, DraftPhoto> photos = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task AddAsync(DraftPhoto photo, CancellationToken ct)
    {
        photos[photo.Id] = photo;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<DraftPhoto?> FindAsync(string id, CancellationToken ct) => Task.FromResult(photos.GetValueOrDefault(id));

    /// <inheritdoc/>
    public Task<int> CountAsync(DraftOwner owner, CancellationToken ct) => Task.FromResult(photos.Values.Count(p => p.Owner == owner));

    /// <inheritdoc/>
    public Task DeleteAsync(string id, CancellationToken ct)
    {
        photos.TryRemove(id, out _);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<int> SweepAsync(DateTimeOffset before, CancellationToken ct) => Task.FromResult(0);
}
