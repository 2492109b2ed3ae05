namespace Roots.Wiki.Mail;

/// <summary>The mailbox of an office (Amtspostfach), such as kasse@…: it belongs to the office and changes hands with it. Immutable.</summary>
/// <param name="Office">The office's page.</param>
/// <param name="Address">The address.</param>
/// <param name="Reader">Under which id its mails are remembered; nobody's.</param>
public sealed record OfficeMailbox(PagePath Office, string Address, PersonId Reader);

/// <summary>The mailboxes of offices, outside git. Safe to call from many threads; each change is durable when its task ends.</summary>
public interface IMailboxRegistry
{
    /// <summary>All of them, by office.</summary>
    Task<IReadOnlyList<OfficeMailbox>> AllAsync(CancellationToken ct);

    /// <summary>Sets an office's mailbox; null takes it away, with what was remembered of its mails.</summary>
    Task SetAsync(PagePath office, string? address, CancellationToken ct);
}

/// <summary>Remembers mailboxes as long as the program lives. Safe to call from many threads.</summary>
public sealed class PassingMailboxes : IMailboxRegistry
{
    private readonly Lock door = new();
    private readonly SortedDictionary<string, OfficeMailbox> boxes = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<IReadOnlyList<OfficeMailbox>> AllAsync(CancellationToken ct)
    {
        lock (door)
        {
            return Task.FromResult<IReadOnlyList<OfficeMailbox>>([.. boxes.Values]);
        }
    }

    /// <inheritdoc/>
    public Task SetAsync(PagePath office, string? address, CancellationToken ct)
    {
        lock (door)
        {
            if (address is null)
            {
                boxes.Remove(office.Value);
            }
            else
            {
                boxes[office.Value] = new(office, address, boxes.GetValueOrDefault(office.Value)?.Reader ?? PersonId.New());
            }

            return Task.CompletedTask;
        }
    }
}
