using System.Collections.Concurrent;
using Roots.Wiki.People;

namespace Roots.Wiki.Adapters.Registry;

/// <inheritdoc cref="ITokenRegistry"/>
/// <remarks>Tokens that were seen stay in memory; whether their member may still act is asked of the snapshot each time.</remarks>
internal sealed class TokenRegistry(PeopleDatabase database) : ITokenRegistry
{
    private readonly ConcurrentDictionary<string, (MemberId? Member, TokenScope Scope)> seen = new(StringComparer.Ordinal);

    public Task<string> CreateAsync(string name, MemberId? member, TokenScope scope, CancellationToken ct) => database.WriteAsync(
        connection =>
        {
            var secret = Secret.New();
            connection.Run(
                "INSERT INTO tokens (wiki, hash, name, member, scope, created) VALUES ($wiki, $hash, $name, $member, $scope, $created)",
                ("$wiki", database.Wiki), ("$hash", Secret.Hash(secret)), ("$name", name), ("$member", member), ("$scope", scope), ("$created", database.Clock.GetUtcNow()));
            return secret;
        },
        ct);

    public async ValueTask<(Actor Actor, TokenScope Scope)?> FindAsync(string secret, CancellationToken ct)
    {
        if (secret.Length != Secret.Length)
        {
            return null;
        }

        var hash = Secret.Hash(secret);
        if (!seen.TryGetValue(hash, out var token))
        {
            var rows = await database.ReadAsync(
                connection => connection.Rows(
                    "SELECT member, scope FROM tokens WHERE wiki = $wiki AND hash = $hash",
                    row => (row.Text(0) is { } id ? MemberId.Parse(id) : null, Enum.Parse<TokenScope>(row.GetString(1))), ("$wiki", database.Wiki), ("$hash", hash)),
                ct).ConfigureAwait(false);
            if (rows.Count == 0)
            {
                return null;
            }

            token = seen[hash] = rows[0];
        }

        if (token.Member is null)
        {
            return (Actor.Host.Instance, token.Scope);
        }

        if (database.Current.Members.GetValueOrDefault(token.Member) is { IsActive: true } member)
        {
            return (PeopleSnapshot.ActorOf(member), token.Scope);
        }

        seen.TryRemove(hash, out _);
        return null;
    }

    /// <summary>Forgets what was seen of a member whose tokens were deleted, so that none comes back with them.</summary>
    public void Forget(MemberId member)
    {
        foreach (var (hash, _) in seen.Where(t => t.Value.Member == member))
        {
            seen.TryRemove(hash, out _);
        }
    }
}
