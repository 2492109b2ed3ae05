using System.Globalization;
using System.Text;
using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.People;

/// <summary>A person as somebody sees them in the registry. Immutable.</summary>
/// <param name="Person">The person; without e-mail and telephone where the one who looks may not see them.</param>
/// <param name="Member">The member who they are or were, or null for a contact.</param>
/// <param name="MayChange">Whether the one who looks may change the entry.</param>
public sealed record ContactRow(Person Person, Member? Member, bool MayChange);

/// <summary>
/// The registry of people: contacts and members, outside git. The board and the administration keep contacts; entries of members and hidden
/// ones belong to the administration; everybody corrects their own. Safe to call from many threads.
/// </summary>
public sealed class ContactBook(IPageStore store, IPersonRegistry persons, AccessViews views, TimeProvider clock)
{
    /// <summary>How long a contact may stay without being confirmed, in months.</summary>
    public const int ContactMonths = 24;

    /// <summary>How long e-mail and telephone of somebody who left stay where nobody says otherwise, in months.</summary>
    public const int FormerMonths = 12;

    private const int GraceMonths = 1;

    private DateOnly Today => store.Current.Settings.Today(clock);

    /// <summary>Everybody whom the actor may see here, by name; null for whoever keeps no registry.</summary>
    public IReadOnlyList<ContactRow>? List(Actor actor)
    {
        var view = views.Of(actor);
        return view.Can(Permission.ManageTerms)
            ? [.. persons.Current.AllPersons.Values.Select(p => RowOf(view, p)).OfType<ContactRow>().OrderBy(r => r.Person.Name, StringComparer.CurrentCultureIgnoreCase)]
            : null;
    }

    /// <summary>One person; null where there is none whom the actor may see here.</summary>
    public ContactRow? Find(Actor actor, PersonId id)
    {
        var view = views.Of(actor);
        return view.Can(Permission.ManageTerms) && persons.Current.AllPersons.TryGetValue(id, out var person) ? RowOf(view, person) : null;
    }

    /// <summary>Adds a contact; it runs out after <see cref="ContactMonths"/> where nothing is said.</summary>
    /// <returns>The person, or what is wrong.</returns>
    public async Task<(Person? Person, IReadOnlyList<Problem> Problems)> AddAsync(Actor actor, ContactInput input, CancellationToken ct)
    {
        if (!views.Of(actor).Can(Permission.ManageTerms))
        {
            return (null, [new(ProblemCode.NotAllowed)]);
        }

        var problems = input.Check(isContact: true).ToList();
        if (problems.Count > 0)
        {
            return (null, problems);
        }

        var person = input.Over(new Person(PersonId.New(), "", null, null, null)) with { ConfirmedOn = Today };
        person = person with { ExpiresOn = person.ExpiresOn ?? Today.AddMonths(ContactMonths) };
        await persons.SavePersonAsync(person, ct).ConfigureAwait(false);
        await persons.AuditAsync(actor, "contact-added", person.Id.Value, ct).ConfigureAwait(false);
        return (person, []);
    }

    /// <summary>Changes a person's entry.</summary>
    /// <returns>What is wrong; empty where it was saved.</returns>
    public async Task<IReadOnlyList<Problem>> ChangeAsync(Actor actor, PersonId id, ContactInput input, CancellationToken ct)
    {
        if (Find(actor, id) is not { MayChange: true } row)
        {
            return [new(ProblemCode.NotFound)];
        }

        var problems = input.Check(isContact: row.Member is null).ToList();
        if (problems.Count > 0)
        {
            return problems;
        }

        var old = persons.Current.AllPersons[id];
        var changed = input.Over(old);
        await SaveAsync(old, row.Member is null ? changed with { ExpiresOn = changed.ExpiresOn ?? Today.AddMonths(ContactMonths), IsExpired = changed.ExpiresOn <= Today } : changed, row.Member, ct).ConfigureAwait(false);
        await persons.AuditAsync(actor, "contact-changed", id.Value, ct).ConfigureAwait(false);
        return [];
    }

    /// <summary>Says that a contact is still right: the time begins anew.</summary>
    /// <returns>Null, or <see cref="ProblemCode.NotFound"/>.</returns>
    public async Task<Problem?> ConfirmAsync(Actor actor, PersonId id, CancellationToken ct) => Find(actor, id) is { MayChange: true, Member: null }
        ? await DoAsync(actor, id, "contact-confirmed", p => p with { ConfirmedOn = Today, ExpiresOn = Today.AddMonths(ContactMonths), IsExpired = false }, ct).ConfigureAwait(false)
        : new(ProblemCode.NotFound);

    /// <summary>Restricts an entry (Art. 18 GDPR) or gives it free again: while restricted only the administration sees it, and no page names the person.</summary>
    /// <returns>Null, or <see cref="ProblemCode.NotFound"/>.</returns>
    public async Task<Problem?> RestrictAsync(Actor actor, PersonId id, bool isRestricted, CancellationToken ct) =>
        views.Of(actor).Can(Permission.ManageMembers) && persons.Current.AllPersons.ContainsKey(id)
            ? await DoAsync(actor, id, isRestricted ? "contact-restricted" : "contact-freed", p => p with { IsRestricted = isRestricted }, ct).ConfigureAwait(false)
            : new(ProblemCode.NotFound);

    /// <summary>Deletes a contact; references in pages stay and name nobody.</summary>
    /// <returns>Null, or why it cannot be: <see cref="ProblemCode.NotFound"/>, <see cref="ProblemCode.PersonIsMember"/>.</returns>
    public async Task<Problem?> DeleteAsync(Actor actor, PersonId id, CancellationToken ct)
    {
        if (Find(actor, id) is not { MayChange: true })
        {
            return new(ProblemCode.NotFound);
        }

        if (await persons.RemovePersonAsync(id, ct).ConfigureAwait(false) is { } problem)
        {
            return problem;
        }

        await persons.AuditAsync(actor, "contact-deleted", id.Value, ct).ConfigureAwait(false);
        return null;
    }

    /// <summary>The pages that refer to a person, as far as the actor may read them, by address. Reads every page.</summary>
    /// <exception cref="StoreUnavailableException">The repository cannot be read.</exception>
    public async Task<IReadOnlyList<PageEntry>> PagesOfAsync(Actor actor, PersonId id, CancellationToken ct)
    {
        var view = views.Of(actor);
        var wanted = Encoding.UTF8.GetBytes(id.Value);
        var found = new List<PageEntry>();
        foreach (var page in view.Snapshot.SortedPages.Where(view.CanRead))
        {
            if (await store.ReadAsync(page.Blob, ct).ConfigureAwait(false) is { } bytes && bytes.Span.IndexOf(wanted) >= 0)
            {
                found.Add(page);
            }
        }

        return found;
    }

    /// <summary>The actor's own entry, or null for somebody who has none.</summary>
    public Person? Own(Actor actor) => actor is Actor.Member { PersonId: var me } ? persons.Current.AllPersons.GetValueOrDefault(me) : null;

    /// <summary>Corrects the actor's own entry: name, e-mail, telephone, and who sees them.</summary>
    /// <returns>What is wrong; empty where it was saved.</returns>
    public async Task<IReadOnlyList<Problem>> ChangeOwnAsync(Actor actor, ContactInput input, CancellationToken ct)
    {
        if (actor is not Actor.Member member || Own(actor) is not { } own)
        {
            return [new(ProblemCode.NotFound)];
        }

        var whole = input with { Purpose = own.Purpose, HasConsent = own.HasConsent, ConsentOn = own.ConsentOn, ConsentHow = own.ConsentHow, ExpiresOn = own.ExpiresOn };
        var problems = whole.Check(isContact: false).ToList();
        if (problems.Count > 0)
        {
            return problems;
        }

        await SaveAsync(own, whole.Over(own), persons.Current.Members.GetValueOrDefault(member.Id), ct).ConfigureAwait(false);
        await persons.AuditAsync(actor, "own-entry-changed", null, ct).ConfigureAwait(false);
        return [];
    }

    /// <summary>Decides what becomes of the contact data of a member whose membership has just ended: gone at once, or after <see cref="FormerMonths"/>. The name stays.</summary>
    public async Task LetGoAsync(MemberId member, bool atOnce, CancellationToken ct)
    {
        var people = persons.Current;
        if (people.Members.GetValueOrDefault(member) is { IsActive: false } ended && people.AllPersons.TryGetValue(ended.Person, out var person))
        {
            var left = atOnce ? person with { Email = null, Phone = null, ExpiresOn = null } : person with { ExpiresOn = Today.AddMonths(FormerMonths) };
            await persons.SavePersonAsync(left, ct).ConfigureAwait(false);
        }
    }

    /// <summary>Hides contacts whose time is over, deletes them a month later, and takes e-mail and telephone from those who left; called by a loop once a day.</summary>
    /// <returns>How many entries were touched.</returns>
    public async Task<int> ExpireAsync(CancellationToken ct)
    {
        var (today, people) = (Today, persons.Current);
        var members = people.Members.Values.ToLookup(m => m.Person);
        var (hidden, deleted, emptied) = (0, 0, 0);
        foreach (var person in people.AllPersons.Values.Where(p => p.ExpiresOn <= today && !members[p.Id].Any(m => m.IsActive)))
        {
            if (members[person.Id].Any())
            {
                await persons.SavePersonAsync(person with { Email = null, Phone = null, ExpiresOn = null }, ct).ConfigureAwait(false);
                emptied++;
            }
            else if (person.IsExpired && person.ExpiresOn <= today.AddMonths(-GraceMonths) && !person.IsRestricted)
            {
                deleted += await persons.RemovePersonAsync(person.Id, ct).ConfigureAwait(false) is null ? 1 : 0;
            }
            else if (!person.IsExpired)
            {
                await persons.SavePersonAsync(person with { IsExpired = true }, ct).ConfigureAwait(false);
                hidden++;
            }
        }

        await NoteAsync("contacts-expired", hidden, ct).ConfigureAwait(false);
        await NoteAsync("contacts-deleted-by-time", deleted, ct).ConfigureAwait(false);
        await NoteAsync("former-contact-data-deleted", emptied, ct).ConfigureAwait(false);
        return hidden + deleted + emptied;
    }

    private async Task NoteAsync(string action, int count, CancellationToken ct)
    {
        if (count > 0)
        {
            await persons.AuditAsync(Actor.Host.Instance, action, count.ToString(CultureInfo.InvariantCulture), ct).ConfigureAwait(false);
        }
    }

    private async Task<Problem?> DoAsync(Actor actor, PersonId id, string action, Func<Person, Person> change, CancellationToken ct)
    {
        await persons.SavePersonAsync(change(persons.Current.AllPersons[id]), ct).ConfigureAwait(false);
        await persons.AuditAsync(actor, action, id.Value, ct).ConfigureAwait(false);
        return null;
    }

    // A member is called by one name, here and beside what they wrote.
    private async Task SaveAsync(Person old, Person changed, Member? member, CancellationToken ct)
    {
        await persons.SavePersonAsync(changed, ct).ConfigureAwait(false);
        if (member is not null && changed.Name != old.Name)
        {
            await persons.RenameMemberAsync(member.Id, changed.Name, ct).ConfigureAwait(false);
        }
    }

    private ContactRow? RowOf(AccessView view, Person person)
    {
        var administers = view.Can(Permission.ManageMembers);
        if (person.IsHidden && !administers)
        {
            return null;
        }

        var member = persons.Current.Members.Values.Where(m => m.Person == person.Id).OrderByDescending(m => m.IsActive).FirstOrDefault();
        var sees = ContactRights.SeesDetails(view, person);
        return new(sees ? person : person with { Email = null, Phone = null }, member, administers || (member is null && sees));
    }
}
