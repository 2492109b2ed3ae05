using Roots.Wiki.People;
using Roots.Wiki.Spaces;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.Pages;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Core.Tests.People;

public sealed class ContactBookTests
{
    private readonly SettableClock clock = new();
    private readonly InMemoryPeople people;
    private readonly InMemoryPageStore wiki = Given.AWiki();
    private readonly Actor.Member chair = Given.AMember();
    private readonly ContactBook book;

    public ContactBookTests()
    {
        people = new(clock);
        wiki.With("rollen/vorsitz/index", $"---\ntype: role\nboard: true\nholders:\n  - {{person: {chair.PersonId}, kind: holder}}\n---\n# Vorsitz\n");
        book = new(wiki, people, new AccessViews(wiki), clock);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static ContactInput Bank => new("Bea Bank", "bea@example.org", "0721 123") { Purpose = "Konto", Circle = ContactCircle.Board };

    [Fact]
    public async Task The_board_enters_a_contact_that_runs_out_after_two_years()
    {
        var (person, problems) = await book.AddAsync(chair, Bank, Ct);

        Assert.Empty(problems);
        Assert.Equal((new DateOnly(2026, 11, 22), new DateOnly(2028, 11, 22)), (person!.ConfirmedOn, person.ExpiresOn));
        Assert.Equal("Bea Bank", Assert.Single(book.List(chair)!).Person.Name);
        Assert.Equal(("contact-added", person.Id.Value), (people.Audit[0].Action, people.Audit[0].Subject));
    }

    [Fact]
    public async Task Others_keep_no_registry_and_see_none()
    {
        var member = Given.AMember();
        var (person, _) = await book.AddAsync(chair, Bank, Ct);

        Assert.Null(book.List(member));
        Assert.Null(book.Find(member, person!.Id));
        Assert.Equal(ProblemCode.NotAllowed, Assert.Single((await book.AddAsync(member, Bank, Ct)).Problems).Code);
        Assert.Equal(ProblemCode.NotFound, Assert.Single(await book.ChangeAsync(member, person.Id, Bank, Ct)).Code);
        Assert.Equal(ProblemCode.NotFound, (await book.DeleteAsync(member, person.Id, Ct))?.Code);
        Assert.Equal(ProblemCode.NotFound, (await book.RestrictAsync(chair, person.Id, true, Ct))?.Code);
    }

    [Fact]
    public async Task A_contact_needs_a_name_a_purpose_and_an_address_that_can_be_one()
    {
        var (_, problems) = await book.AddAsync(chair, new(" ", "keine", new string('1', 41)), Ct);

        Assert.Equal(["Name", "Email", "Phone", "Purpose"], problems.Select(p => p.Field));
    }

    [Fact]
    public async Task A_restricted_entry_is_seen_by_the_administration_alone()
    {
        var (person, _) = await book.AddAsync(chair, Bank, Ct);
        await book.RestrictAsync(Given.AnAdministrator(), person!.Id, true, Ct);

        Assert.Empty(book.List(chair)!);
        Assert.Null(book.Find(chair, person.Id));
        Assert.Equal("0721 123", Assert.Single(book.List(Given.AnAdministrator())!).Person.Phone);
        Assert.Empty(people.Current.Persons);

        await book.RestrictAsync(Given.AnAdministrator(), person.Id, false, Ct);

        Assert.Single(book.List(chair)!);
    }

    [Fact]
    public async Task The_board_sees_no_contact_data_that_only_the_administration_sees_and_writes_over_none()
    {
        var (person, _) = await book.AddAsync(Given.AnAdministrator(), Bank with { Circle = ContactCircle.Administration }, Ct);

        var row = book.Find(chair, person!.Id)!;

        Assert.Equal((null, null, false), (row.Person.Phone, row.Person.Email, row.MayChange));
        Assert.Equal(ProblemCode.NotFound, Assert.Single(await book.ChangeAsync(chair, person.Id, Bank, Ct)).Code);
    }

    [Fact]
    public async Task A_contact_is_hidden_when_its_time_is_over_and_deleted_a_month_later()
    {
        var (person, _) = await book.AddAsync(chair, Bank, Ct);
        clock.Now = clock.Now.AddMonths(24);
        Assert.Equal(1, await book.ExpireAsync(Ct));
        Assert.Empty(people.Current.Persons);
        Assert.Equal(0, await book.ExpireAsync(Ct));

        clock.Now = clock.Now.AddMonths(1);

        Assert.Equal(1, await book.ExpireAsync(Ct));
        Assert.False(people.Current.AllPersons.ContainsKey(person!.Id));
        Assert.Equal(["contact-added", "contacts-expired", "contacts-deleted-by-time"], people.Audit.Select(a => a.Action));
    }

    [Fact]
    public async Task Whoever_is_confirmed_in_time_stays()
    {
        var (person, _) = await book.AddAsync(chair, Bank, Ct);
        clock.Now = clock.Now.AddMonths(23);

        Assert.Null(await book.ConfirmAsync(chair, person!.Id, Ct));
        clock.Now = clock.Now.AddMonths(2);

        Assert.Equal(0, await book.ExpireAsync(Ct));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Contact_data_of_somebody_who_left_go_at_once_or_after_a_year_and_the_name_stays(bool atOnce)
    {
        var vera = await AddAsync("Vera", administers: true);
        var ada = await AddAsync("Ada", administers: false);
        await people.SavePersonAsync(people.Current.AllPersons[ada.Person] with { Email = "ada@example.org", Phone = "1" }, Ct);
        await people.ChangeMemberAsync(ada.Id, isAdministrator: false, isActive: false, Ct);

        await book.LetGoAsync(ada.Id, atOnce, Ct);
        Assert.Equal(atOnce ? null : "1", people.Current.AllPersons[ada.Person].Phone);
        clock.Now = clock.Now.AddMonths(12);
        await book.ExpireAsync(Ct);

        var left = people.Current.AllPersons[ada.Person];
        Assert.Equal(("Ada", null, null), (left.Name, left.Email, left.Phone));
        Assert.NotNull(people.Current.Members[vera.Id]);
    }

    [Fact]
    public async Task Everybody_corrects_their_own_entry_and_nothing_else_of_it()
    {
        var ada = await AddAsync("Ada", administers: false);
        var actor = PeopleSnapshot.ActorOf(ada);

        Assert.Empty(await book.ChangeOwnAsync(actor, new("Ada Lovelace", "ada@example.org", "1") { Circle = ContactCircle.Association, Purpose = "anderes" }, Ct));

        var own = book.Own(actor)!;
        Assert.Equal(("Ada Lovelace", "1", ContactCircle.Association, null), (own.Name, own.Phone, own.Circle, own.Purpose));
        Assert.Equal("Ada Lovelace", people.Current.Members[ada.Id].DisplayName);
        Assert.Null(book.Own(Actor.Visitor.Instance));
    }

    [Fact]
    public async Task The_pages_that_name_somebody_are_found_as_far_as_one_may_read_them()
    {
        var (person, _) = await book.AddAsync(chair, Bank, Ct);
        wiki.With("kasse/konto", $"# Konto\n\n[Bank](person:{person!.Id})\n").With("start", "# Start\n").With("rollen/it/wissen", $"---\ntype: knowledge\nrole: rollen/it\nvisibility: vorstand\n---\n[Bank](person:{person.Id})\n");

        Assert.Equal(["kasse/konto", "rollen/it/wissen"], (await book.PagesOfAsync(chair, person.Id, Ct)).Select(p => p.Path.Value));
        Assert.Equal(["kasse/konto"], (await book.PagesOfAsync(Given.AMember(), person.Id, Ct)).Select(p => p.Path.Value));
    }

    private async Task<Member> AddAsync(string name, bool administers)
    {
        var person = new Person(PersonId.New(), name, null, null, null);
        await people.SavePersonAsync(person, Ct);
        return await people.AddMemberAsync(person.Id, name, administers, Ct);
    }
}
