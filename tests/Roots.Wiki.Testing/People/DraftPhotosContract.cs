using Roots.Wiki.People;

namespace Roots.Wiki.Testing.People;

/// <summary>What every <see cref="IDraftPhotos"/> does.</summary>
public abstract class DraftPhotosContract
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    protected abstract IDraftPhotos Photos { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_photo_comes_back_as_it_was_kept()
    {
        var photo = APhoto("link1");
        await Photos.AddAsync(photo, Ct);

        var found = await Photos.FindAsync(photo.Id, Ct);

        Assert.Equal(photo with { Bytes = default }, found! with { Bytes = default });
        Assert.Equal(photo.Bytes.ToArray(), found.Bytes.ToArray());
    }

    [Fact]
    public async Task Each_owner_s_photos_are_counted_apart()
    {
        await Photos.AddAsync(APhoto("link2"), Ct);
        await Photos.AddAsync(APhoto("link2"), Ct);
        await Photos.AddAsync(APhoto("link3"), Ct);

        Assert.Equal((2, 1, 0), (await Photos.CountAsync(new(null, "link2"), Ct), await Photos.CountAsync(new(null, "link3"), Ct), await Photos.CountAsync(new(null, "nobody"), Ct)));
    }

    [Fact]
    public async Task A_deleted_photo_is_gone_and_may_be_deleted_again()
    {
        var photo = APhoto("link4");
        await Photos.AddAsync(photo, Ct);

        await Photos.DeleteAsync(photo.Id, Ct);
        await Photos.DeleteAsync(photo.Id, Ct);

        Assert.Null(await Photos.FindAsync(photo.Id, Ct));
    }

    protected static DraftPhoto APhoto(string link) => new(DraftPhoto.NewId(), new(null, link), PagePath.Parse("rollen/kasse/index"), "konten", new byte[] { 1, 0, 255 }, Noon);
}
