using Roots.Wiki.Core.Tests.Roles;
using Roots.Wiki.Handovers;
using Roots.Wiki.Testing;

namespace Roots.Wiki.Core.Tests.Handovers;

public sealed class ArrivalTests
{
    private readonly Baton baton = new();
    private readonly Arrival arrival;

    public ArrivalTests() => arrival = new(baton.Store, new PassingTicks(), () => OfficeSample.Catalog, baton.Clock);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_read_and_then_changed_is_to_be_read_again()
    {
        await baton.StartAsync(baton.Today);
        var reading = Assert.Single((await DaysAsync()).Readings);

        var isTaken = await arrival.ReadAsync(baton.Taker, Baton.Kasse, "aufgabe", reading.Version, Ct);
        var read = Assert.Single((await DaysAsync()).Readings);
        baton.Store.With("rollen/kasse/wissen", "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: amt\n---\n### Frage aufgabe? {#aufgabe}\n\nAlles anders\n");
        var late = await arrival.ReadAsync(baton.Taker, Baton.Kasse, "aufgabe", reading.Version, Ct);
        var changed = Assert.Single((await DaysAsync()).Readings);

        Assert.True(isTaken);
        Assert.True(read.IsRead);
        Assert.False(late);
        Assert.Equal((false, true), (changed.IsRead, changed.HasChanged));
    }

    [Fact]
    public async Task The_days_are_counted_from_the_beginning_of_the_office()
    {
        await baton.StartAsync(baton.Today);
        var first = await DaysAsync();
        baton.Clock.Now += TimeSpan.FromDays(100);

        var last = await DaysAsync();

        Assert.Equal((1, false), (first.Day!.Value, first.MayLookBack));
        Assert.Equal((101, true), (last.Day!.Value, last.MayLookBack));
        Assert.Equal([baton.Giver.PersonId], first.Call);
    }

    [Fact]
    public async Task Nobody_else_has_first_days_in_it()
    {
        await baton.StartAsync(baton.Today);

        Assert.Null(await arrival.FindAsync(baton.Giver, Baton.Kasse, Ct));
        Assert.Null(await arrival.FindAsync(baton.Chair, Baton.Kasse, Ct));
        Assert.False(await arrival.TickAsync(baton.Chair, Baton.Kasse, "keys", true, Ct));
    }

    [Fact]
    public async Task What_was_missing_becomes_suggestions_beside_the_office()
    {
        var path = await baton.StartAsync(baton.Today);
        bool IsDone() => new HandoverGuide(baton.Handovers.Find(baton.Chair, path)!.Handover, new(baton.Store.Current, baton.Chair), OfficeSample.Catalog, baton.Today).Of(HandoverStep.HundredDays).IsDone;
        Assert.False(IsDone());

        var silent = await arrival.LookBackAsync(baton.Taker, Baton.Kasse, new Dictionary<string, string> { ["missing"] = "  " }, Ct);
        var result = await arrival.LookBackAsync(baton.Taker, Baton.Kasse, new Dictionary<string, string> { ["missing"] = "Der zweite Schlüssel", ["foreign"] = "x" }, Ct);

        var page = Assert.IsType<HandoverResult.Saved>(result).Path;
        var text = (await baton.TextAsync(page))!;
        Assert.Equal(ProblemCode.Required, Assert.Single(Assert.IsType<HandoverResult.Rejected>(silent).Problems).Code);
        Assert.Equal($"rollen/kasse/vorschlaege-{baton.Today.Year}", page.Value);
        Assert.Contains("## Was hat dir gefehlt?\n\nDer zweite Schlüssel\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("foreign", text, StringComparison.Ordinal);
        Assert.True(IsDone());   // the step needs no tick in a record that may be frozen
    }

    private async Task<FirstDays> DaysAsync() => (await arrival.FindAsync(baton.Taker, Baton.Kasse, Ct))!;
}
