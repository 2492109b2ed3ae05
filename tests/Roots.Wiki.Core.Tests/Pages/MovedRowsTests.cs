using Roots.Wiki.Pages;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.Pages;

namespace Roots.Wiki.Core.Tests.Pages;

/// <summary>The registry follows pages that moved.</summary>
public sealed class MovedRowsTests : IAsyncDisposable
{
    private static readonly PagePath Old = PagePath.Parse("kasse/sepa"), New = PagePath.Parse("geld/sepa"), Gone = PagePath.Parse("weg");

    private readonly InMemoryPageStore store = Given.AWiki().With("kasse/sepa", "# SEPA\n").With("haus", "# Haus\n");
    private readonly Rows rows = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_of_a_page_that_moved_name_its_new_address_and_all_others_stay()
    {
        rows.Pages.AddRange([Old, Gone, PagePath.Parse("haus")]);
        var moved = new MovedRows(store, rows);
        Assert.Equal(0, await moved.FollowAsync(Ct));

        await MoveAsync();

        Assert.Equal(1, await moved.FollowAsync(Ct));
        Assert.Equal(new Dictionary<PagePath, PagePath> { [Old] = New }, rows.Moved);
    }

    [Fact]
    public async Task Without_a_new_commit_the_registry_is_left_alone()
    {
        rows.Pages.Add(Old);
        var moved = new MovedRows(store, rows);

        await moved.FollowAsync(Ct);
        await moved.FollowAsync(Ct);

        Assert.Equal(1, rows.Asked);
        Assert.Equal(0, await new MovedRows(store, null).FollowAsync(Ct));
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private async Task MoveAsync()
    {
        var entry = store.Current.Find(Old)!;
        var changes = new Changeset(Given.AnAdministrator(), ChangeKind.Move, [new FileEdit.Delete(Old.File, entry.Blob), new FileEdit.Write(New.File, "# SEPA\n", null)])
        {
            MovedFrom = new Dictionary<GitPath, GitPath> { [New.File] = Old.File },
        };
        Assert.IsType<CommitResult.Committed>(await store.CommitAsync(changes, Ct));
    }

    private sealed class Rows : IPageRows
    {
        public List<PagePath> Pages { get; } = [];

        public IReadOnlyDictionary<PagePath, PagePath>? Moved { get; private set; }

        public int Asked { get; private set; }

        public Task<IReadOnlyCollection<PagePath>> PagesAsync(CancellationToken ct)
        {
            Asked++;
            return Task.FromResult<IReadOnlyCollection<PagePath>>(Pages);
        }

        public Task MoveAsync(IReadOnlyDictionary<PagePath, PagePath> moves, CancellationToken ct)
        {
            Moved = moves;
            return Task.CompletedTask;
        }
    }
}
