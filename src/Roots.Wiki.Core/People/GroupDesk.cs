using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.People;

/// <summary>Makes, names and deletes groups for the administration, and says who belongs to them. Every act is in the audit log. Safe to call from many threads.</summary>
public sealed class GroupDesk(IPageStore store, IPersonRegistry persons, IGroupRegistry groups)
{
    /// <summary>The most groups.</summary>
    public const int Most = 200;

    /// <summary>Makes a group; its id, by which rules name it, comes from the title and stays for ever.</summary>
    /// <returns>The id, or why there is none.</returns>
    public async Task<(string? Id, Problem? Problem)> MakeAsync(Actor actor, string? title, CancellationToken ct)
    {
        if (Check(actor, title) is { } problem)
        {
            return (null, problem);
        }

        var slug = PageNames.Slug(title!.Trim());
        var known = persons.Current.Groups;
        if (slug.Length == 0)
        {
            return (null, new(ProblemCode.Required, "title"));
        }

        // An id that a rule still names would open at once what the rule closes: the new group gets another.
        if (known.Count >= Most || known.Values.Any(t => string.Equals(t, title.Trim(), StringComparison.OrdinalIgnoreCase)))
        {
            return (null, new(known.Count >= Most ? ProblemCode.TooManyRows : ProblemCode.GroupTaken, "title", known.Count >= Most ? Most : title.Trim()));
        }

        var id = Enumerable.Range(1, Most + 1).Select(i => i == 1 ? slug : $"{slug}-{i}").FirstOrDefault(i => !known.ContainsKey(i) && NamedBy(i).Count == 0);
        if (id is null)
        {
            return (null, new(ProblemCode.GroupTaken, "title", title.Trim()));
        }

        await groups.SaveAsync(id, title.Trim(), ct).ConfigureAwait(false);
        await persons.AuditAsync(actor, "group-made", id, ct).ConfigureAwait(false);
        return (id, null);
    }

    /// <summary>Gives a group another title.</summary>
    public async Task<Problem?> RenameAsync(Actor actor, string id, string? title, CancellationToken ct)
    {
        if (Check(actor, title) is { } problem)
        {
            return problem;
        }

        if (!persons.Current.Groups.ContainsKey(id))
        {
            return new(ProblemCode.NotFound);
        }

        await groups.SaveAsync(id, title!.Trim(), ct).ConfigureAwait(false);
        await persons.AuditAsync(actor, "group-renamed", id, ct).ConfigureAwait(false);
        return null;
    }

    /// <summary>Says who belongs to a group.</summary>
    public async Task<Problem?> SetMembersAsync(Actor actor, string id, IReadOnlyCollection<MemberId> members, CancellationToken ct)
    {
        if (!actor.IsAdministrator || !persons.Current.Groups.ContainsKey(id))
        {
            return new(ProblemCode.NotFound);
        }

        await groups.SetMembersAsync(id, members, ct).ConfigureAwait(false);
        await persons.AuditAsync(actor, "group-members-set", id, ct).ConfigureAwait(false);
        return null;
    }

    /// <summary>Deletes a group that no rule and no page names.</summary>
    public async Task<Problem?> DeleteAsync(Actor actor, string id, CancellationToken ct)
    {
        if (!actor.IsAdministrator || !persons.Current.Groups.ContainsKey(id))
        {
            return new(ProblemCode.NotFound);
        }

        if (NamedBy(id) is { Count: > 0 } named)
        {
            return new(ProblemCode.GroupIsNamed, null, string.Join(", ", named.Take(3)));
        }

        await groups.DeleteAsync(id, ct).ConfigureAwait(false);
        await persons.AuditAsync(actor, "group-deleted", id, ct).ConfigureAwait(false);
        return null;
    }

    /// <summary>Makes a member a guest, or a guest a member. The administration itself cannot be a guest.</summary>
    public async Task<Problem?> SetGuestAsync(Actor actor, MemberId member, bool isGuest, CancellationToken ct)
    {
        if (!actor.IsAdministrator || persons.Current.Members.GetValueOrDefault(member) is not { IsActive: true } known || (isGuest && known.IsAdministrator))
        {
            return new(ProblemCode.NotFound);
        }

        await groups.SetGuestAsync(member, isGuest, ct).ConfigureAwait(false);
        await persons.AuditAsync(actor, isGuest ? "made-guest" : "made-member", member.Value, ct).ConfigureAwait(false);
        return null;
    }

    /// <summary>Adds a guest for an existing person.</summary>
    internal Task<Member> AddGuestAsync(PersonId person, string displayName, CancellationToken ct) => groups.AddGuestAsync(person, displayName, ct);

    /// <summary>The folders whose rules, and the addresses of the pages whose readers, name a group; empty text for the rules of all other spaces.</summary>
    public IReadOnlyList<string> NamedBy(string id) =>
    [
        .. store.Current.Spaces.Naming(CircleKind.Group, id).Select(s => s.Folder),
        .. store.Current.SortedPages.Where(p => p.Facts.Readers?.Names(CircleKind.Group, id) == true).Select(p => p.Path.Value),
    ];

    private static Problem? Check(Actor actor, string? title) =>
        !actor.IsAdministrator ? new(ProblemCode.NotFound)
        : string.IsNullOrWhiteSpace(title) ? new(ProblemCode.Required, "title")
        : title.Trim().Length > Limits.NameLength ? new(ProblemCode.TooLong, "title", Limits.NameLength)
        : title.Any(char.IsControl) ? new(ProblemCode.NotText, "title")
        : null;
}
