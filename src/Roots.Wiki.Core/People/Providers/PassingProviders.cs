namespace Roots.Wiki.People.Providers;

/// <summary>Remembers sign-ins at a provider as long as the program runs. Knows no accounts, and so no former members. Safe to call from many threads.</summary>
public sealed class PassingProviders(IPersonRegistry persons) : IProviderRegistry
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, ProviderSession> sessions = new(StringComparer.Ordinal);
    private readonly HashSet<(string Issuer, string Id)> words = [];
    private readonly HashSet<(string Issuer, string Sid)> over = [];
    private readonly Dictionary<MemberId, ProviderGrant[]> grants = [];

    /// <inheritdoc/>
    public Task<bool> RememberAsync(ProviderSession session, CancellationToken ct)
    {
        lock (gate)
        {
            if (session.Sid is { } sid && over.Contains((session.Key.Issuer, sid)))
            {
                return Task.FromResult(false);
            }

            sessions[session.Session] = session;
            return Task.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public Task<ProviderSession?> FindAsync(string session, CancellationToken ct)
    {
        lock (gate)
        {
            return Task.FromResult(persons.Current.Sessions.ContainsKey(session) ? sessions.GetValueOrDefault(session) : null);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> LogOutAsync(ProviderLogout logout, CancellationToken ct)
    {
        lock (gate)
        {
            if (!words.Add((logout.Issuer, logout.Id)))
            {
                return false;
            }

            if (logout.Sid is { } sid)
            {
                over.Add((logout.Issuer, sid));
            }
        }

        await EndAsync(
            s => s.Key.Issuer == logout.Issuer && (logout.Subject is null || s.Key.Subject == logout.Subject) && (logout.Sid is null || s.Sid == logout.Sid), ct).ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc/>
    public Task EndSessionsAsync(ProviderKey key, CancellationToken ct) => EndAsync(s => s.Key == key, ct);

    /// <inheritdoc/>
    public Task GrantAsync(MemberId member, IReadOnlyCollection<ProviderGrant> grants, CancellationToken ct)
    {
        lock (gate)
        {
            this.grants[member] = [.. grants.Distinct()];
            return Task.CompletedTask;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<(MemberId Member, ProviderGrant Grant)>> GrantsAsync(CancellationToken ct)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<(MemberId, ProviderGrant)>>([.. grants.SelectMany(g => g.Value, (g, grant) => (g.Key, grant))]);
        }
    }

    /// <inheritdoc/>
    public Task<bool> IsBarredAsync(ProviderKey key, CancellationToken ct) => Task.FromResult(false);

    /// <inheritdoc/>
    public Task LiftAsync(ProviderKey key, CancellationToken ct) => Task.CompletedTask;

    private async Task EndAsync(Func<ProviderSession, bool> which, CancellationToken ct)
    {
        HashSet<string> ended;
        lock (gate)
        {
            ended = [.. sessions.Values.Where(which).Select(s => s.Session)];
        }

        foreach (var member in persons.Current.Sessions.Values.Where(s => ended.Contains(s.Id)).Select(s => s.Member).Distinct().ToList())
        {
            await persons.EndSessionsAsync(member, s => ended.Contains(s.Id), ct).ConfigureAwait(false);
        }
    }
}
