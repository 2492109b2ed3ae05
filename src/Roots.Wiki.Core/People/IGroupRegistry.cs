namespace Roots.Wiki.People;

/// <summary>Groups of members and who is a guest: people's affairs, so never in git. Safe to call from many threads; each change is durable and in <see cref="IPersonRegistry.Current"/> when its task ends.</summary>
public interface IGroupRegistry
{
    /// <summary>Makes a group, or gives the one of the same id another title.</summary>
    Task SaveAsync(string id, string title, CancellationToken ct);

    /// <summary>Says who belongs to a group; ended and unknown members are left out, and nothing happens for an unknown group.</summary>
    Task SetMembersAsync(string id, IReadOnlyCollection<MemberId> members, CancellationToken ct);

    /// <summary>Deletes a group with whoever belongs to it.</summary>
    Task DeleteAsync(string id, CancellationToken ct);

    /// <summary>Adds a guest for an existing person, as <see cref="IPersonRegistry.AddMemberAsync"/> adds a member: at no moment are they more.</summary>
    Task<Member> AddGuestAsync(PersonId person, string displayName, CancellationToken ct);

    /// <summary>Says whether somebody is a guest; nothing happens for an unknown member.</summary>
    Task SetGuestAsync(MemberId member, bool isGuest, CancellationToken ct);
}

/// <summary>Keeps nothing: for a wiki that is opened without a registry. Stateless.</summary>
public sealed class NoGroups : IGroupRegistry
{
    /// <inheritdoc/>
    public Task SaveAsync(string id, string title, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task SetMembersAsync(string id, IReadOnlyCollection<MemberId> members, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task DeleteAsync(string id, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<Member> AddGuestAsync(PersonId person, string displayName, CancellationToken ct) => throw new NotSupportedException("This wiki has no registry.");

    /// <inheritdoc/>
    public Task SetGuestAsync(MemberId member, bool isGuest, CancellationToken ct) => Task.CompletedTask;
}
