using System.Globalization;
using Roots.Wiki.Adapters.Git;
using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.Adapters.Search;
using Roots.Wiki.Pages;
using Roots.Wiki.Rendering;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Adapters.Hosting;

/// <summary>Opens a wiki from its folder: the one place where all adapters meet. Safe to share.</summary>
/// <param name="folderOf">Where the folder of a wiki lies.</param>
/// <param name="renderer">Shared by all wikis.</param>
/// <param name="plainText">Shared by all wikis.</param>
/// <param name="templates">Shared by all wikis.</param>
/// <param name="templateReader">Reads the associations' own templates.</param>
/// <param name="clock">The time.</param>
public sealed class WikiFolderOpener(Func<WikiId, string> folderOf, IPageRenderer renderer, IPlainTextReader plainText, TemplateCatalog templates, ITemplateReader templateReader, TimeProvider clock) : IWikiOpener
{
    /// <summary>Whether wikis are opened whose backup was restored and in which erasures are still to be done again: by who does them.</summary>
    public bool OpensPending { get; init; }

    /// <summary>Where the content of a wiki lies.</summary>
    public static GitStoreOptions StoreIn(string folder, TimeProvider clock) => new()
    {
        RepositoryFolder = Path.Combine(folder, "repo.git"),
        DerivedFolder = Path.Combine(folder, "derived"),
        Clock = clock,
    };

    /// <inheritdoc/>
    public async Task<Wiki> OpenAsync(WikiId id, CancellationToken ct)
    {
        var folder = folderOf(id);
        if (!OpensPending && File.Exists(Path.Combine(folder, ReapplyList.PendingFileName)))
        {
            throw new StoreUnavailableException("A restored backup holds what was erased since. Run 'roots-wiki erase --reapply' first.");
        }

        var store = await GitPageStore.OpenAsync(StoreIn(folder, clock), ct).ConfigureAwait(false);
        try
        {
            var people = PeopleDatabase.Open(folder, id, clock);
            var engine = new LuceneSearchEngine(Path.Combine(folder, "derived", "search"), string.Create(CultureInfo.InvariantCulture, $"{PageFacts.AnalyzerVersion}.{plainText.Version}"));
            return new Wiki(id, new(store, engine, renderer, plainText, people.Persons, people.Links, people.Tokens, people.Drafts, templates, clock) { Ticks = people.Ticks, DraftPhotos = people.DraftPhotos, Recordings = people.Recordings, Clarifications = people.Clarifications, AlsoOwns = people, KnowledgeLog = people.KnowledgeLog, MeetingLog = people.Meetings, PageRows = people.PageRows, Calendars = people.Calendars, TemplateReader = templateReader, Digests = people.Digests, Groups = people.Groups, Erasures = people.Erasures, RegistryEraser = people.Eraser, Reapply = new ReapplyList(folder), Providers = people.Providers, Audit = people.Audit, Retention = people.Retention, Mailboxes = people.Mailboxes });
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Makes the folder of a new, empty wiki.</summary>
    public async Task CreateAsync(WikiId id, CancellationToken ct)
    {
        var folder = folderOf(id);
        Directory.CreateDirectory(folder);
        await using var store = await GitPageStore.CreateAsync(StoreIn(folder, clock), ct).ConfigureAwait(false);
    }
}
