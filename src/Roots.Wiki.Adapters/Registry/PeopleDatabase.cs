using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Roots.Wiki.Clarifications;
using Roots.Wiki.People;

namespace Roots.Wiki.Adapters.Registry;

/// <summary>
/// Everything about the people of one wiki: <c>people.db</c> in its folder, and its ports. Safe to call from many threads.
/// </summary>
/// <remarks>
/// Own tables are read and written by plain SQL: opening costs no model, and after that a request needs no query. The
/// tables of passwords and passkeys belong to Identity's store (<see cref="AccountStores"/>).
/// </remarks>
public sealed class PeopleDatabase : IDisposable
{
    /// <summary>The file's name in the wiki's folder.</summary>
    public const string FileName = "people.db";

    private readonly SqliteFile file;
    private readonly ClarificationRegistry clarifications;
    private readonly ErasureRegistry erasures;
    private volatile PeopleSnapshot current;

    private PeopleDatabase(SqliteFile file, string folder, WikiId wiki, TimeProvider clock, PeopleSnapshot current, OpenClarifications open, IReadOnlyDictionary<PagePath, DateOnly> notes)
    {
        (this.file, Wiki, Clock, this.current) = (file, wiki, clock, current);
        var tokens = new TokenRegistry(this);
        Tokens = tokens;
        Persons = new PersonRegistry(this, tokens);
        Links = new LinkRegistry(this);
        Drafts = new DraftStore(this);
        DraftPhotos = new DraftPhotos(this);
        Recordings = new RecordingStore(this, Path.Combine(folder, RecordingStore.FolderName));
        Ticks = new ReadTicks(this);
        KnowledgeLog = new KnowledgeLog(this);
        Meetings = new MeetingLog(this);
        Calendars = new CalendarRegistry(this);
        Providers = new ProviderRegistry(this);
        clarifications = new ClarificationRegistry(this, open);
        Clarifications = clarifications;
        erasures = new ErasureRegistry(this, notes);
        PageRows = new PageRows(this, clarifications, erasures);
        Eraser = new RegistryEraser(this, folder);
        Digests = new DigestRegistry(this);
        Groups = new GroupRegistry(this);
        Mailboxes = new MailboxRegistry(this);
        Audit = new AuditLog(this);
        Retention = new RetentionSettings(this);
    }

    /// <summary>Members, persons and sessions.</summary>
    public IPersonRegistry Persons { get; }

    /// <summary>Links with a secret.</summary>
    public ILinkRegistry Links { get; }

    /// <summary>API tokens.</summary>
    public ITokenRegistry Tokens { get; }

    /// <summary>What is typed and not yet in the wiki.</summary>
    public IDraftStore Drafts { get; }

    /// <summary>Spoken answers.</summary>
    public Recordings.IRecordingStore Recordings { get; }

    /// <summary>Photos of drafts.</summary>
    public IDraftPhotos DraftPhotos { get; }

    /// <summary>What members have ticked in their first days.</summary>
    public Handovers.IReadTicks Ticks { get; }

    /// <summary>What the wiki remembers about its knowledge.</summary>
    public Roles.IKnowledgeLog KnowledgeLog { get; }

    /// <summary>The private addresses of calendars.</summary>
    public Roots.Wiki.Calendars.ICalendarRegistry Calendars { get; }

    /// <summary>What is remembered of sign-ins at an identity provider.</summary>
    public Roots.Wiki.People.Providers.IProviderRegistry Providers { get; }

    /// <summary>What came up in today's meeting.</summary>
    public Roles.IMeetingLog Meetings { get; }

    /// <summary>What readers asked and the offices answered.</summary>
    public IClarificationRegistry Clarifications { get; }

    /// <summary>What members want of mails and were told.</summary>
    public Roots.Wiki.Mail.IDigestRegistry Digests { get; }

    /// <summary>Groups of members, and who is a guest.</summary>
    public IGroupRegistry Groups { get; }

    /// <summary>Mailboxes of offices.</summary>
    public Roots.Wiki.Mail.IMailboxRegistry Mailboxes { get; }

    /// <summary>Erasures and the pages that say so.</summary>
    public Roots.Wiki.Erasure.IErasureRegistry Erasures => erasures;

    /// <summary>Takes what is erased out of all of this.</summary>
    public Roots.Wiki.Erasure.IRegistryEraser Eraser { get; }

    /// <summary>The audit log.</summary>
    public IAuditLog Audit { get; }

    /// <summary>How long what is kept.</summary>
    public IRetentionSettings Retention { get; }

    /// <summary>The rows that name pages.</summary>
    public Pages.IPageRows PageRows { get; }

    internal WikiId Wiki { get; }

    internal TimeProvider Clock { get; }

    internal PeopleSnapshot Current => current;

    internal long Queries => file.Uses;

    /// <summary>Opens the registry of a wiki, makes it where there is none, and sweeps what nobody refers to.</summary>
    /// <param name="wikiFolder">The wiki's own folder, <c>wikis/&lt;id&gt;</c>.</param>
    /// <param name="wiki">The wiki.</param>
    /// <param name="clock">The time.</param>
    /// <exception cref="Pages.StoreUnavailableException">It cannot be opened, or a newer program wrote it.</exception>
    public static PeopleDatabase Open(string wikiFolder, WikiId wiki, TimeProvider clock)
    {
        var file = SqliteFile.Open(FileIn(wikiFolder), PeopleSchema.Steps);
        try
        {
            var snapshot = file.Use(connection =>
            {
                PeopleTables.Sweep(connection, wiki, clock.GetUtcNow());
                RecordingStore.Sweep(connection, wiki, Path.Combine(wikiFolder, RecordingStore.FolderName));
                return PeopleTables.Load(connection, wiki);
            });
            var open = file.Use(connection => ClarificationRegistry.Load(connection, wiki, clock.GetUtcNow()));
            return new(file, wikiFolder, wiki, clock, snapshot, open, file.Use(connection => ErasureRegistry.LoadNotes(connection, wiki)));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Takes a member's second step away, by who commands the machine.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> RemoveSecondStepAsync(MemberId member, CancellationToken ct) => await WriteAsync(
        connection => connection.Run(
            "DELETE FROM account_tokens WHERE login_provider = $provider AND account IN (SELECT id FROM accounts WHERE member = $member)",
            ("$provider", AccountStores.SecondStepProvider), ("$member", member)),
        ct).ConfigureAwait(false) > 0;

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    internal static string FileIn(string wikiFolder) => Path.Combine(wikiFolder, FileName);

    internal Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken ct) => file.ReadAsync(read, ct);

    internal Task<T> WriteAsync<T>(Func<SqliteConnection, T> change, CancellationToken ct) => file.WriteAsync(change, null, ct);

    /// <summary>A change with something to do when it is durable and before it is acknowledged.</summary>
    internal Task<T> WriteAsync<T>(Func<SqliteConnection, T> change, Action<T> afterCommit, CancellationToken ct) => file.WriteAsync(change, afterCommit, ct);

    /// <summary>A change anywhere: everything that is kept in memory is read anew.</summary>
    internal async Task<int> ReloadAsync(Func<SqliteConnection, int> change, CancellationToken ct) => (await file.WriteAsync(
        connection => (Rows: change(connection), People: PeopleTables.Load(connection, Wiki), Open: ClarificationRegistry.OpenOnes(connection, Wiki), Notes: ErasureRegistry.LoadNotes(connection, Wiki)),
        done =>
        {
            // What a member has beside these columns (groups, being a guest) stays as it is in memory.
            var members = done.People.Members.Values.Select(m => current.Members.TryGetValue(m.Id, out var known) ? known with { DisplayName = m.DisplayName, IsAdministrator = m.IsAdministrator, IsActive = m.IsActive } : m);
            current = current.With(members.ToImmutableDictionary(m => m.Id), done.People.Persons, done.People.Sessions);
            clarifications.Replace(done.Open);
            erasures.Replace(done.Notes);
        },
        ct).ConfigureAwait(false)).Rows;

    /// <summary>A change that requests see: the next snapshot takes the place of the old one when it is durable and before it is acknowledged.</summary>
    internal async Task<T> ChangeAsync<T>(Func<SqliteConnection, PeopleSnapshot, (PeopleSnapshot Next, T Result)> change, CancellationToken ct) =>
        (await file.WriteAsync(connection => change(connection, current), done => current = done.Next, ct).ConfigureAwait(false)).Result;
}
