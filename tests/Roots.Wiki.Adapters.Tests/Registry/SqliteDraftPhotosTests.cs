using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Adapters.Tests.Registry;

public sealed class SqliteDraftPhotosTests : DraftPhotosContract, IDisposable
{
    private readonly SqlitePeople people = new(new SettableClock());

    protected override IDraftPhotos Photos => people.Database.DraftPhotos;

    [Fact]
    public async Task Photos_that_no_draft_names_are_swept_and_others_stay()
    {
        var ct = TestContext.Current.CancellationToken;
        var (named, loose) = (APhoto("link5"), APhoto("link5"));
        await Photos.AddAsync(named, ct);
        await Photos.AddAsync(loose, ct);
        await people.Database.Drafts.SaveAsync(new(named.Owner, named.Page, named.Question, null, "", $"![](draft:{named.Id})", AnswerState.Given, null, false, named.At, false), ct);

        Assert.Equal(0, await Photos.SweepAsync(named.At, ct));
        Assert.Equal(1, await Photos.SweepAsync(named.At.AddTicks(1), ct));

        Assert.NotNull(await Photos.FindAsync(named.Id, ct));
        Assert.Null(await Photos.FindAsync(loose.Id, ct));
    }

    public void Dispose() => people.Dispose();
}
