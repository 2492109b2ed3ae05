using System.Text;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Web.Tests.SignIn;

/// <summary>A wiki with one office in memory; takes changes of its page and nothing else.</summary>
internal sealed class OneOfficeStore : IPageStore
{
    public static readonly PagePath Office = PagePath.Parse("rollen/kasse/index");

    private int versions;

    public OneOfficeStore() => Write("---\ntype: role\ntitle: Kasse\n---\n");

    public string Text { get; private set; } = "";

    public Snapshot Current { get; private set; } = Snapshot.Empty;

    public ChangeBell Bell { get; } = new();

    public Task<CommitResult> CommitAsync(Changeset changeset, CancellationToken ct)
    {
        var edit = Assert.IsType<FileEdit.Transform>(Assert.Single(changeset.Edits));
        Assert.Equal(Office.File, edit.File);
        if (edit.Change(Text) is { } text)
        {
            Write(text);
        }

        return Task.FromResult<CommitResult>(new CommitResult.Committed(VersionId.New(), Current, []));
    }

    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(BlobId blob, CancellationToken ct) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<PageVersion>> HistoryAsync(GitPath file, VersionId? before, int limit, CancellationToken ct) => throw new NotSupportedException();

    public ValueTask<PageVersion?> FindVersionAsync(GitPath file, VersionId version, CancellationToken ct) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<PageVersion>> RecentAsync(int limit, CancellationToken ct) => throw new NotSupportedException();

    public ValueTask<(IReadOnlyList<FileChange> Changes, Snapshot Snapshot)?> ChangesSinceAsync(CommitId? since, CancellationToken ct) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Write(string text)
    {
        Text = text;
        var number = (++versions).ToString("x40", System.Globalization.CultureInfo.InvariantCulture);
        Current = Current.With(CommitId.Parse(number), [SnapshotChange.Of(Office.File, BlobId.Parse(number), Encoding.UTF8.GetBytes(text))]);
    }
}
