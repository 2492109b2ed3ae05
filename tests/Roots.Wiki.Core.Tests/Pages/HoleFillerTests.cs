using System.Text;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Rendering;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Core.Tests.Pages;

public sealed class HoleFillerTests
{
    private static readonly Actor Member = new Actor.Member(MemberId.New(), AuthorId.New(), PersonId.New(), Administers: false);
    private static readonly Person Ada = new(PersonId.New(), "Ada <b>", null, null, null);

    [Fact]
    public void A_link_leads_to_the_page_that_it_means_however_it_is_spelt()
    {
        Assert.Equal(" href=\"/kasse/sepa\"", Fill(Member, new(HoleKind.PageLink, "kasse/sepa")));
        Assert.Equal(" href=\"/kasse/sepa#h-konten\"", Fill(Member, new(HoleKind.PageLink, "Kasse/SEPA#h-konten")));
        Assert.Equal(" href=\"/haus/\"", Fill(Member, new(HoleKind.PageLink, "haus")));
    }

    [Fact]
    public void A_wiki_link_that_finds_nothing_in_its_folder_is_tried_from_the_top() =>
        Assert.Equal(" href=\"/kasse/sepa\"", Fill(Member, new(HoleKind.PageLink, "haus/kasse/sepa", "", "kasse/sepa")));

    [Fact]
    public void A_page_that_may_not_be_read_looks_exactly_like_one_that_is_missing()
    {
        var secret = Fill(Member, new(HoleKind.PageLink, "vorstand/geheim"));
        var missing = Fill(Member, new(HoleKind.PageLink, "vorstand/gehein"));

        Assert.Equal(missing.Replace("gehein", "geheim", StringComparison.Ordinal), secret);
        Assert.Equal(" href=\"/-/new?path=vorstand%2Fgeheim\" class=\"missing\"", secret);
        Assert.Equal("geheim", Fill(Member, new(HoleKind.PageTitle, "vorstand/geheim", "geheim")));
        Assert.Contains(" href=\"/vorstand/geheim\"", Fill(Actor.Host.Instance, new(HoleKind.PageLink, "vorstand/geheim")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_is_encoded() =>
        Assert.Equal("SEPA &lt;i&gt; &amp; mehr", Fill(Member, new(HoleKind.PageTitle, "kasse/sepa")));

    [Fact]
    public void A_name_is_filled_for_members_only()
    {
        var hole = new Hole(HoleKind.Person, Ada.Id.Value);

        Assert.Contains("Ada &lt;b&gt;", Fill(Member, hole), StringComparison.Ordinal);
        Assert.Equal("", Fill(Actor.Visitor.Instance, hole));
        Assert.Equal("", Fill(Member, new(HoleKind.Person, PersonId.New().Value)));
        Assert.Equal("", Fill(Member, new(HoleKind.Person, "\"><script>")));
    }

    [Theory]
    [InlineData(ContactCircle.Association, true, true)]
    [InlineData(ContactCircle.Board, false, true)]
    [InlineData(ContactCircle.Administration, false, false)]
    public void A_name_leads_to_telephone_and_mail_for_those_who_may_see_them(ContactCircle circle, bool forMembers, bool forTheAdministration)
    {
        var bea = new Person(PersonId.New(), "Bea", "bea@example.org", "0721 <1>", null) { Circle = circle };

        Assert.Equal(forMembers, Sees(Member));
        Assert.Equal(forTheAdministration, Sees(new Actor.Member(MemberId.New(), AuthorId.New(), PersonId.New(), Administers: true)));
        Assert.False(Sees(Actor.Visitor.Instance));

        bool Sees(Actor actor)
        {
            var markup = new HoleFiller(new(Snapshot.Empty, actor), PeopleSnapshot.Empty.With(persons: PeopleSnapshot.Empty.AllPersons.Add(bea.Id, bea)), new("")).Fillings(OneName(bea)).Single();
            return markup.Contains($"href=\"/-/person/{bea.Id}\"", StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Who_is_restricted_or_has_run_out_is_named_to_nobody()
    {
        foreach (var hidden in new[] { Ada with { IsRestricted = true }, Ada with { IsExpired = true } })
        {
            var people = PeopleSnapshot.Empty.With(persons: PeopleSnapshot.Empty.AllPersons.Add(hidden.Id, hidden));
            Assert.Equal("", new HoleFiller(new(Snapshot.Empty, Member), people, new("")).Fillings(OneName(hidden)).Single());
        }
    }

    private static Fragment OneName(Person person) => new(["", ""], [new Hole(HoleKind.Person, person.Id.Value)], [], RenderNotice.None);

    [Theory]
    [InlineData("haus/plan 1.png", "/haus/plan%201.png")]
    [InlineData("haus/plan.pdf#page=2", "/haus/plan.pdf#page=2")]
    [InlineData("../../etc/passwd", "#")]
    [InlineData("a\"onerror=x.png", "/a%22onerror%3Dx.png")]
    public void A_file_has_an_address_that_cannot_leave_its_quotes(string target, string expected) =>
        Assert.Equal(expected, Fill(Member, new(HoleKind.File, target)));

    private static string Fill(Actor actor, Hole hole)
    {
        var pages = new (string Path, string Text)[]
        {
            ("kasse/sepa", "---\ntitle: SEPA <i> & mehr\n---\nText.\n"),
            ("haus/index", "# Haus\n"),
            ("vorstand/geheim", "---\nvisibility: vorstand\n---\nGeheim.\n"),
        };
        var changes = pages.Select((p, i) => SnapshotChange.Of(PagePath.Parse(p.Path).File, BlobId.Parse(new string((char)('1' + i), 40)), Encoding.UTF8.GetBytes(p.Text)));
        var snapshot = Snapshot.Empty.With(CommitId.Parse(new string('a', 40)), changes);
        var people = new PeopleSnapshot(1, PeopleSnapshot.Empty.Members, PeopleSnapshot.Empty.Persons.Add(Ada.Id, Ada), PeopleSnapshot.Empty.Sessions);
        var filler = new HoleFiller(new AccessView(snapshot, actor), people, PageUrl.Root);
        return filler.Fill(new Fragment(["", ""], [hole], [], RenderNotice.None)).Value;
    }
}
