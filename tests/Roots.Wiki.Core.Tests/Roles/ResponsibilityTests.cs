using Roots.Wiki.Core.Tests.ForYou;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Core.Tests.Roles;

public sealed class ResponsibilityTests
{
    private static readonly PersonId Holder = PersonId.New();
    private static readonly PersonId Deputy = PersonId.New();
    private static readonly PersonId Chair = PersonId.New();

    [Fact]
    public async Task The_holder_looks_after_an_office_else_the_deputy_else_the_board()
    {
        var held = await WikiAsync(AliveSample.Line(Holder) + AliveSample.Line(Deputy, "deputy"));
        var vacant = await WikiAsync(AliveSample.Line(Deputy, "deputy"));
        var empty = await WikiAsync(AliveSample.Line(PersonId.New(), "predecessor"));

        Assert.Equal([Holder], Of(held));
        Assert.Equal([Deputy], Of(vacant));
        Assert.Equal([Chair], Of(empty));
        Assert.Equal([Chair], Responsibility.Of(null, held.Store.Current, held.People.Current));
    }

    [Fact]
    public async Task Somebody_without_an_account_cannot_be_reached_so_the_next_circle_is_asked()
    {
        var wiki = await WikiAsync(AliveSample.Line(PersonId.New()) + AliveSample.Line(Deputy, "deputy"));

        Assert.Equal([Deputy], Of(wiki));
    }

    [Fact]
    public void Where_nobody_can_be_reached_the_holder_stays_responsible()
    {
        var wiki = new AliveSample(("rollen/kasse/index.md", AliveSample.Office("Kasse", AliveSample.Line(Holder))));

        Assert.Equal([Holder], Of(wiki));
    }

    [Fact]
    public async Task Without_a_board_the_administration_is_asked()
    {
        var wiki = new AliveSample(("rollen/kasse/index.md", AliveSample.Office("Kasse", "")));
        var admin = await wiki.MemberAsync(administers: true);

        Assert.Equal([admin.Person], Of(wiki));
    }

    private static async Task<AliveSample> WikiAsync(string holders)
    {
        var wiki = new AliveSample(
            ("rollen/kasse/index.md", AliveSample.Office("Kasse", holders)),
            ("rollen/vorsitz/index.md", AliveSample.Office("Vorsitz", AliveSample.Line(Chair), "board: true\n")));
        foreach (var person in new[] { Holder, Deputy, Chair })
        {
            await wiki.MemberAsync(person);
        }

        return wiki;
    }

    private static IReadOnlyList<PersonId> Of(AliveSample wiki) => Responsibility.Of(OfficeSample.Path, wiki.Store.Current, wiki.People.Current);
}
