using Roots.Wiki.Clarifications;
using Roots.Wiki.Core.Tests.ForYou;
using Roots.Wiki.Core.Tests.Roles;

namespace Roots.Wiki.Core.Tests.Clarifications;

public sealed class PassingOnTests
{
    private readonly AliveSample wiki = new(("rollen/kasse/index.md", OfficeSample.Page));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static ClarificationInput Open(string question = "rat", string text = "") => new(ClarificationKind.Unknown, OfficeSample.Path, question, text);

    private static Actor.Guest Guest => new("link", OfficeSample.Path);

    [Fact]
    public async Task A_name_that_follows_takes_the_place_of_nobody()
    {
        var (helper, named) = (await wiki.MemberAsync(OfficeSample.Holder), await wiki.MemberAsync());

        var (first, _) = await wiki.Desk.PassOnAsync(helper, Open(), Ct);
        var (second, problem) = await wiki.Desk.PassOnAsync(helper, Open() with { ToPerson = named.Person }, Ct);

        Assert.Null(first);   // nobody else would be asked
        Assert.Null(problem);
        Assert.Equal(second, Assert.Single(wiki.Desk.Open.All));
        Assert.Equal([named.Person!], ClarificationDesk.ResponsibleFor(second!, wiki.Store.Current, wiki.People.Current));
    }

    [Fact]
    public async Task Another_name_takes_the_place_of_the_first()
    {
        var (helper, ada, ben) = (await wiki.MemberAsync(OfficeSample.Holder), await wiki.MemberAsync(), await wiki.MemberAsync());

        await wiki.Desk.PassOnAsync(helper, Open() with { ToPerson = ada.Person }, Ct);
        var (second, _) = await wiki.Desk.PassOnAsync(helper, Open() with { ToPerson = ben.Person }, Ct);
        var (again, _) = await wiki.Desk.PassOnAsync(helper, Open(), Ct);

        Assert.Equal(second, Assert.Single(wiki.Desk.Open.All));
        Assert.Equal(second, again);
    }

    [Fact]
    public async Task What_a_guest_does_not_know_is_asked_of_the_office_once_and_every_hint_stays()
    {
        var holder = await wiki.MemberAsync(OfficeSample.Holder);

        await wiki.Desk.PassOnAsync(Guest, Open("aufgabe"), Ct);
        await wiki.Desk.PassOnAsync(Guest, Open("aufgabe"), Ct);
        await wiki.Desk.PassOnAsync(Guest, Open("aufgabe", "Das weiß die Bank."), Ct);
        await wiki.Desk.PassOnAsync(Guest, Open("aufgabe", "Oder das Archiv."), Ct);

        Assert.Equal(["Das weiß die Bank.", "Oder das Archiv."], wiki.Desk.OpenAbout(holder, OfficeSample.Path).Select(c => c.Clarification.Text));
        Assert.All(wiki.Desk.OpenAbout(holder, OfficeSample.Path), c => Assert.True(c.IsForMe));
    }

    [Fact]
    public async Task Nobody_passes_on_what_they_may_not_answer()
    {
        Assert.Equal(ProblemCode.NotFound, (await wiki.Desk.PassOnAsync(Guest, Open("vollmacht"), Ct)).Problem!.Code);
        Assert.Equal(ProblemCode.NotFound, (await wiki.Desk.PassOnAsync(Actor.Visitor.Instance, Open(), Ct)).Problem!.Code);
        Assert.Empty(wiki.Desk.Open.All);
    }
}
