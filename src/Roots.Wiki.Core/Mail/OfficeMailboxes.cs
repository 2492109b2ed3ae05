using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Mail;

/// <summary>
/// Mailboxes of offices: they get the office's mails about what is due, and never a way to sign in, because several people read them.
/// Safe to call from many threads.
/// </summary>
public sealed class OfficeMailboxes(IPageStore store, IMailboxRegistry registry, IPersonRegistry persons, AccessViews views)
{
    /// <summary>Whether an actor may set an office's mailbox: whoever says who holds it.</summary>
    public bool MaySet(Actor actor, PagePath office) =>
        store.Current.Roles.Find(office) is { } role && views.Of(actor) is var view && view.CanRead(role.Page)
        && (view.Can(Permission.ManageTerms) || view.Can(Permission.ManageRoles, role.Path));

    /// <summary>The mailbox of an office, or null.</summary>
    public async Task<string?> OfAsync(PagePath office, CancellationToken ct) =>
        (await registry.AllAsync(ct).ConfigureAwait(false)).FirstOrDefault(m => m.Office == office)?.Address;

    /// <summary>Whether an address is the mailbox of an office: then nobody signs in by it and nothing is linked to it.</summary>
    public async Task<bool> IsOneAsync(string? address, CancellationToken ct) =>
        !string.IsNullOrWhiteSpace(address)
        && (await registry.AllAsync(ct).ConfigureAwait(false)).Any(m => m.Address.Equals(address.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether mails go to a mailbox under this id.</summary>
    public async Task<bool> HasReaderAsync(PersonId reader, CancellationToken ct) => (await registry.AllAsync(ct).ConfigureAwait(false)).Any(m => m.Reader == reader);

    /// <summary>Sets an office's mailbox; an empty text takes it away.</summary>
    /// <returns>Null, or why not: <see cref="ProblemCode.NotFound"/>, <see cref="ProblemCode.NotAnEmail"/>.</returns>
    public async Task<Problem?> SetAsync(Actor actor, PagePath office, string? text, CancellationToken ct)
    {
        if (!MaySet(actor, office))
        {
            return new(ProblemCode.NotFound);
        }

        var address = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        if (address is not null && !EmailAddress.IsValid(address))
        {
            return new(ProblemCode.NotAnEmail, "Address");
        }

        await registry.SetAsync(office, address, ct).ConfigureAwait(false);
        await persons.AuditAsync(actor, address is null ? "mailbox-removed" : "mailbox-set", office.Value, CancellationToken.None).ConfigureAwait(false);
        return null;
    }
}
