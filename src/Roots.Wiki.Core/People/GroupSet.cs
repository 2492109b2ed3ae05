namespace Roots.Wiki.People;

/// <summary>The groups of one member by id; sets are equal when they hold the same. Immutable.</summary>
public sealed class GroupSet : IEquatable<GroupSet>
{
    private readonly string[] ids;
    private readonly string key;
    private readonly int hash;

    private GroupSet(string[] ids)
    {
        this.ids = ids;
        key = string.Join(' ', ids);
        hash = key.GetHashCode(StringComparison.Ordinal);
    }

    /// <summary>No group.</summary>
    public static GroupSet None { get; } = new([]);

    /// <summary>The ids in ordinal order.</summary>
    public IReadOnlyList<string> Ids => ids;

    /// <summary>Makes a set.</summary>
    public static GroupSet Of(IEnumerable<string> ids) => ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray() is { Length: > 0 } some ? new(some) : None;

    /// <summary>Whether a group is among them.</summary>
    public bool Contains(string id) => Array.BinarySearch(ids, id, StringComparer.Ordinal) >= 0;

    /// <summary>The set with a group, or without it.</summary>
    public GroupSet With(string id, bool isMember) => isMember == Contains(id) ? this : Of(isMember ? ids.Append(id) : ids.Where(i => i != id));

    /// <inheritdoc/>
    public bool Equals(GroupSet? other) => ReferenceEquals(this, other) || (other is not null && hash == other.hash && key == other.key);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GroupSet);

    /// <inheritdoc/>
    public override int GetHashCode() => hash;

    /// <inheritdoc/>
    public override string ToString() => key;
}
