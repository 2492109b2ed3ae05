using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Pictures;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>Keeps the photos of answers: beside the draft until the answer goes into the wiki, then beside its page. Safe to call from many threads.</summary>
internal sealed class PhotoDesk(IDraftPhotos photos, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Cleans a file and keeps it for a draft.</summary>
    /// <returns>The photo, or why it cannot be kept.</returns>
    public async Task<(AnswerPhoto? Photo, Problem? Problem)> AddAsync(DraftOwner owner, PagePath page, Question question, int already, ReadOnlyMemory<byte> file, CancellationToken ct)
    {
        if (file.Length > Limits.PhotoBytes)
        {
            return (null, new(ProblemCode.AttachmentTooLarge, question.Id, Limits.PhotoBytes / 1024 / 1024));
        }

        if (already >= Limits.AnswerPhotos)
        {
            return (null, new(ProblemCode.TooManyPhotos, question.Id, Limits.AnswerPhotos));
        }

        if (owner.LinkId is not null && await photos.CountAsync(owner, ct).ConfigureAwait(false) >= Limits.GuestPhotos)
        {
            return (null, new(ProblemCode.TooManyPhotos, question.Id, Limits.GuestPhotos));
        }

        if (PictureCleaner.Clean(file) is not CleanedPicture.Clean(var bytes))
        {
            return (null, new(ProblemCode.BadPicture, question.Id));
        }

        var photo = new DraftPhoto(DraftPhoto.NewId(), owner, page, question.Id, bytes, clock.GetUtcNow());
        await photos.AddAsync(photo, ct).ConfigureAwait(false);
        return (AnswerPhoto.OfDraft(photo.Id, ""), null);
    }

    public Task<DraftPhoto?> FindAsync(string id, CancellationToken ct) => photos.FindAsync(id, ct);

    public async Task ForgetAsync(IEnumerable<AnswerPhoto> gone, CancellationToken ct)
    {
        foreach (var id in gone.Select(p => p.DraftId).OfType<string>())
        {
            await photos.DeleteAsync(id, ct).ConfigureAwait(false);
        }
    }

    public Task<int> SweepAsync(CancellationToken ct) => photos.SweepAsync(clock.GetUtcNow() - Kept, ct);

    /// <summary>A draft's Markdown with its photos beside the page that it goes to, and the edits that put them there or take old ones away.</summary>
    public async Task<string> PlaceAsync(Draft draft, Question? question, GitPath page, string inWiki, Snapshot snapshot, List<FileEdit> edits, CancellationToken ct)
    {
        var (words, mine) = AnswerPhotos.Split(draft.Text);
        var stem = page.Value[..^".md".Length];
        var name = stem[(stem.LastIndexOf('/') + 1)..];
        var placed = new List<AnswerPhoto>();
        foreach (var photo in mine)
        {
            if (photo.DraftId is not { } id)
            {
                placed.Add(photo);
            }
            else if (await photos.FindAsync(id, ct).ConfigureAwait(false) is { } found && found.Owner == draft.Owner && found.Page == draft.Page)
            {
                var file = $"{draft.Question}-{id}{Ending(found.Bytes.Span)}";
                var path = GitPath.Parse($"{stem}/{file}");
                edits.Add(new FileEdit.WriteBytes(path, found.Bytes, snapshot.Files.GetValueOrDefault(path)));
                placed.Add(new($"{Uri.EscapeDataString(name)}/{file}", photo.Alt.Length > 0 ? photo.Alt : question?.Text.In(snapshot.Settings.Language) ?? draft.Question));
            }
        }

        if (draft.BaseText?.ReplaceLineEndings("\n") == inWiki.ReplaceLineEndings("\n"))
        {
            // Only what the form itself put there: its name begins with the question's id.
            var folder = $"{Uri.EscapeDataString(name)}/{draft.Question}-";
            foreach (var gone in AnswerPhotos.Split(inWiki).Photos.Where(p => p.Target.StartsWith(folder, StringComparison.Ordinal) && placed.All(q => q.Target != p.Target)))
            {
                if (GitPath.TryParse($"{stem}{gone.Target[gone.Target.IndexOf('/', StringComparison.Ordinal)..]}", out var path) && snapshot.Files.TryGetValue(path, out var blob))
                {
                    edits.Add(new FileEdit.Delete(path, blob));
                }
            }
        }

        return mine.Count == 0 ? draft.Text : AnswerPhotos.Join(words, placed);
    }

    private static string Ending(ReadOnlySpan<byte> bytes) => bytes is [0x89, ..] ? ".png" : bytes is [(byte)'R', ..] ? ".webp" : ".jpg";
}
