using Roots.Wiki.Calendars;
using Roots.Wiki.Clarifications;
using Roots.Wiki.Exchange;
using Roots.Wiki.ForYou;
using Roots.Wiki.Handovers;
using Roots.Wiki.Mail;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Registers;
using Roots.Wiki.Rendering;
using Roots.Wiki.Roles;
using Roots.Wiki.Search;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki;

/// <summary>The outside parts of one wiki, as its opener made them. Owned by the <see cref="Wiki"/>.</summary>
/// <param name="Store">Content and history.</param>
/// <param name="Engine">The search index.</param>
/// <param name="Renderer">Markdown to safe markup; shared by all wikis.</param>
/// <param name="PlainText">Markdown to words for the search; shared by all wikis.</param>
/// <param name="Persons">Members and persons.</param>
/// <param name="Links">Links with a secret.</param>
/// <param name="Tokens">API tokens.</param>
/// <param name="Drafts">What is typed and not yet in the wiki.</param>
/// <param name="Templates">The catalogue; shared by all wikis.</param>
/// <param name="Clock">The time.</param>
public sealed record WikiParts(
    IPageStore Store, ISearchEngine Engine, IPageRenderer Renderer, IPlainTextReader PlainText,
    IPersonRegistry Persons, ILinkRegistry Links, ITokenRegistry Tokens, IDraftStore Drafts,
    TemplateCatalog Templates, TimeProvider Clock)
{
    private const long OwnFragments = 32 * 1024 * 1024;

    /// <summary>Rendered pages; one for all wikis where the opener names one, else the wiki's own.</summary>
    public FragmentCache Fragments { get; init; } = new(Renderer, OwnFragments);

    /// <summary>Reads the association's own templates; null where they are not read.</summary>
    public ITemplateReader? TemplateReader { get; init; }

    /// <summary>What members have ticked in their first days; kept for this run alone where the opener names none.</summary>
    public IReadTicks Ticks { get; init; } = new PassingTicks();

    /// <summary>Spoken answers; kept for this run alone where the opener names none.</summary>
    public Recordings.IRecordingStore Recordings { get; init; } = new Recordings.PassingRecordings();

    /// <summary>Photos of drafts; kept for this run alone where the opener names none.</summary>
    public IDraftPhotos DraftPhotos { get; init; } = new PassingPhotos();

    /// <summary>What the wiki remembers about its knowledge over time.</summary>
    public IKnowledgeLog KnowledgeLog { get; init; } = new ForgetfulKnowledgeLog();

    /// <summary>What readers asked and the offices answered.</summary>
    public IClarificationRegistry Clarifications { get; init; } = new NoClarifications();

    /// <summary>What came up in today's meeting; kept for this run alone where the opener names none.</summary>
    public IMeetingLog MeetingLog { get; init; } = new PassingMeetingLog();

    /// <summary>The private addresses of calendars; kept for this run alone where the opener names none.</summary>
    public ICalendarRegistry Calendars { get; init; } = new PassingCalendars(Clock);

    /// <summary>What is remembered of sign-ins at an identity provider; kept for this run alone where the opener names none.</summary>
    public People.Providers.IProviderRegistry Providers { get; init; } = new People.Providers.PassingProviders(Persons);

    /// <summary>What members want of mails and were told; kept for this run alone where the opener names none.</summary>
    public IDigestRegistry Digests { get; init; } = new PassingDigests();

    /// <summary>Groups of members, and who is a guest.</summary>
    public IGroupRegistry Groups { get; init; } = new NoGroups();

    /// <summary>Mailboxes of offices; kept for this run alone where the opener names none.</summary>
    public IMailboxRegistry Mailboxes { get; init; } = new PassingMailboxes();

    /// <summary>The audit log; nothing can be read of it where the opener names none.</summary>
    public IAuditLog Audit { get; init; } = Persons as IAuditLog ?? new NoAuditLog();

    /// <summary>How long what is kept; for this run alone where the opener names none.</summary>
    public IRetentionSettings Retention { get; init; } = new PassingRetention();

    /// <summary>The registry's rows that name pages; null where nothing follows them.</summary>
    public IPageRows? PageRows { get; init; }

    /// <summary>Erasures and the pages that say so; kept for this run alone where the opener names none.</summary>
    public Erasure.IErasureRegistry Erasures { get; init; } = new Erasure.PassingErasures();

    /// <summary>Takes what is erased out of the registry.</summary>
    public Erasure.IRegistryEraser RegistryEraser { get; init; } = new Erasure.PassingErasures();

    /// <summary>What is erased again after a restore.</summary>
    public Erasure.IReapplyList Reapply { get; init; } = new Erasure.PassingErasures();

    /// <summary>What else is closed with the wiki, after the store.</summary>
    public IDisposable? AlsoOwns { get; init; }
}

/// <summary>A state of a wiki: content, people, questions and day. While it stays equal, everything that a reader is shown stays the same. Immutable.</summary>
/// <param name="Opening">The one opening of the wiki that <paramref name="People"/> counts in.</param>
/// <param name="Content">The commit, or null for an empty wiki.</param>
/// <param name="People">The sequence of the people's snapshot.</param>
/// <param name="Day">Today in the wiki's time zone.</param>
/// <param name="Open">What readers asked.</param>
public readonly record struct WikiMoment(object Opening, CommitId? Content, long People, DateOnly Day, OpenClarifications Open);

/// <summary>One wiki as one object: what a request needs, composed. Safe to share.</summary>
public sealed class Wiki : IAsyncDisposable
{
    private readonly WikiParts parts;
    private readonly AccessViews views;
    private readonly object opening = new();

    /// <summary>Composes a wiki.</summary>
    public Wiki(WikiId id, WikiParts parts)
    {
        (Id, this.parts) = (id, parts);
        views = new(parts.Store);
        TemplateFiles = new(parts.Store, parts.Templates, parts.TemplateReader);
        TemplateEditor = new(parts.Store, TemplateFiles);
        TemplateExchange = new(parts.Store, TemplateFiles, TemplateEditor, parts.Persons, parts.Clock);
        OfficeTemplates = new(parts.Store, TemplateEditor, () => Templates);
        Reader = new(parts.Store, parts.Renderer, parts.Fragments, parts.Persons, views);
        History = new(parts.Store, views);
        Editor = new(parts.Store, parts.Drafts, views, parts.Clock);
        HowTos = new(parts.Store, Editor, parts.Persons, parts.Clock);
        Sheets = new(parts.Store, Editor, () => Templates, parts.Clock);
        Search = new(parts.Store, parts.Engine, parts.PlainText);
        Index = new(parts.Store, parts.Engine, parts.PlainText, parts.Clock);
        RolesOverview = new(parts.Store, () => Templates, parts.Clock, parts.Clarifications);
        Sittings = new(parts.Store, parts.Drafts, parts.Persons, () => Templates, parts.Clock, parts.DraftPhotos);
        Recordings = new(parts.Store, parts.Recordings, parts.Persons, parts.Clock);
        Maps = new(parts.Store, parts.Drafts, parts.Persons, parts.KnowledgeLog, RolesOverview, () => Templates, parts.Clock);
        MovedRows = new(parts.Store, parts.PageRows);
        Erasures = new(new(parts.Store, parts.RegistryEraser, parts.Erasures, parts.Reapply, Index, parts.Fragments, parts.Persons, parts.Clock), views);
        Audit = new(parts.Persons, parts.Audit, parts.Retention, views, parts.Clock);
        RightsWatch = new(parts.Store, parts.Persons, parts.Retention);
        Contacts = new(parts.Store, parts.Persons, views, parts.Clock);
        TimeLimits = new(Audit, Contacts, parts.Retention, () => Snapshot.Settings.Today(parts.Clock));
        Duties = new(Sittings, () => Templates);
        Meetings = new(parts.Store, parts.MeetingLog, Maps, Sittings, () => Templates, parts.Clock);
        Clarifications = new(parts.Store, parts.Clarifications, parts.Persons, () => Templates, views, parts.Clock);
        Confirmations = new(parts.Store, parts.Persons, () => Templates, parts.Clock);
        Due = new(parts.Store, parts.Persons, parts.Drafts, parts.Clarifications, () => Templates, RolesOverview, views, DueSources.All, parts.Clock);
        Years = new(parts.Store, Due, views, () => Templates, parts.Clock);
        CanDoToo = new(parts.Store, parts.Clock);
        Calendars = new(id, parts.Store, parts.Calendars, parts.Persons, Due, Years, views);
        Digests = new(parts.Store, parts.Persons, parts.Digests, Due, parts.Clock, parts.Mailboxes);
        Mailboxes = new(parts.Store, parts.Mailboxes, parts.Persons, views);
        Handovers = new(parts.Store, parts.Persons, parts.Clock);
        Records = new(parts.Store, Handovers, () => Templates);
        Thanks = new(parts.Store, parts.Persons, () => Templates);
        Arrival = new(parts.Store, parts.Ticks, () => Templates, parts.Clock);
        Elections = new(parts.Store, parts.Links, parts.Persons, Handovers, parts.Clock);
        SearchHelper = new(parts.Engine, () => RolesOverview.Current, () => Templates, () => parts.Persons.Current);
        Groups = new(parts.Store, parts.Persons, parts.Groups);
        Spaces = new(parts.Store, parts.Persons);
        Shares = new(parts.Store, parts.Fragments, parts.Links, parts.Persons, views, parts.Clock);
        Talks = new(parts.Store, parts.Drafts, Handovers, Sittings, Clarifications, () => Templates, parts.Clock);
    }

    /// <summary>Its id, for ever.</summary>
    public WikiId Id { get; }

    /// <summary>Content and history.</summary>
    public IPageStore Store => parts.Store;

    /// <summary>The state now.</summary>
    public Snapshot Snapshot => parts.Store.Current;

    /// <summary>Members and persons.</summary>
    public IPersonRegistry Persons => parts.Persons;

    /// <summary>Links with a secret.</summary>
    public ILinkRegistry Links => parts.Links;

    /// <summary>API tokens.</summary>
    public ITokenRegistry Tokens => parts.Tokens;

    /// <summary>What is remembered of sign-ins at an identity provider.</summary>
    public People.Providers.IProviderRegistry Providers => parts.Providers;

    /// <summary>What is typed and not yet in the wiki.</summary>
    public IDraftStore Drafts => parts.Drafts;

    /// <summary>All templates of the state now: the shipped ones with the association's own over them.</summary>
    public TemplateCatalog Templates => TemplateFiles.Current;

    /// <summary>Shipped and own templates apart.</summary>
    public WikiTemplates TemplateFiles { get; }

    /// <summary>Gives templates to other associations and takes theirs over.</summary>
    public TemplateExchange TemplateExchange { get; }

    /// <summary>Gives how-to pages to other associations and takes theirs over.</summary>
    public HowToExchange HowTos { get; }

    /// <summary>Which templates an office is asked.</summary>
    public OfficeTemplates OfficeTemplates { get; }

    /// <summary>Changes the association's own templates.</summary>
    public TemplateEditor TemplateEditor { get; }

    /// <summary>The time.</summary>
    public TimeProvider Clock => parts.Clock;

    /// <summary>Finds and shows pages.</summary>
    public PageReader Reader { get; }

    /// <summary>What was.</summary>
    public PageHistory History { get; }

    /// <summary>Writes pages.</summary>
    public PageEditor Editor { get; }

    /// <summary>Searches pages.</summary>
    public PageSearch Search { get; }

    /// <summary>Leads on from a search: open questions, and who could know.</summary>
    public SearchHelper SearchHelper { get; }

    /// <summary>Keeps the search index up with the content.</summary>
    public IndexUpdater Index { get; }

    /// <summary>Answers an office's questions, from the first word to the page in the wiki.</summary>
    public Sittings Sittings { get; }

    /// <summary>Spoken answers.</summary>
    public Recordings.RecordingDesk Recordings { get; }

    /// <summary>Makes pages from templates.</summary>
    public PageSheets Sheets { get; }

    /// <summary>Hands offices over.</summary>
    public HandoverEditor Handovers { get; }

    /// <summary>Fills records of handovers in, and freezes them.</summary>
    public RecordEditor Records { get; }

    /// <summary>Reading back and talking in handovers.</summary>
    public TalkEditor Talks { get; }

    /// <summary>Enters what an election decided.</summary>
    public Elections Elections { get; }

    /// <summary>Thanks whoever leaves.</summary>
    public Thanks Thanks { get; }

    /// <summary>Accompanies whoever is new.</summary>
    public Arrival Arrival { get; }

    /// <summary>"Stimmt noch".</summary>
    public Confirmations Confirmations { get; }

    /// <summary>Questions and hints of readers.</summary>
    public ClarificationDesk Clarifications { get; }

    /// <summary>What is due, for the wiki and for one person.</summary>
    public DueList Due { get; }

    /// <summary>The year of the association.</summary>
    public YearPlans Years { get; }

    /// <summary>Tells people by mail what is due.</summary>
    public Digests Digests { get; }

    /// <summary>Mailboxes of offices.</summary>
    public OfficeMailboxes Mailboxes { get; }

    /// <summary>Where the offices stand today.</summary>
    public RolesOverviewCache RolesOverview { get; }

    /// <summary>Where knowledge may be lost, for the board.</summary>
    public KnowledgeMaps Maps { get; }

    /// <summary>"Kann ich auch".</summary>
    public CanDoToo CanDoToo { get; }

    /// <summary>Calendars that members take along.</summary>
    public CalendarFeeds Calendars { get; }

    /// <summary>Erases for good.</summary>
    public Erasure.ErasureDesk Erasures { get; }

    /// <summary>Who did what about people, rights and settings.</summary>
    public AuditBook Audit { get; }

    /// <summary>Writes changes of rights that live in git into the audit log.</summary>
    public RightsWatch RightsWatch { get; }

    /// <summary>The registry of people.</summary>
    public ContactBook Contacts { get; }

    /// <summary>Lets go what is kept for a time only.</summary>
    public TimeLimits TimeLimits { get; }

    /// <summary>Lets the registry follow pages that moved.</summary>
    public MovedRows MovedRows { get; }

    /// <summary>Behalten, vereinfachen, teilen, weglassen.</summary>
    public Duties Duties { get; }

    /// <summary>"Frage der Sitzung".</summary>
    public MeetingQuestions Meetings { get; }

    /// <summary>Makes groups and says who belongs to them.</summary>
    public GroupDesk Groups { get; }

    /// <summary>Changes the rules of the spaces.</summary>
    public SpaceEditor Spaces { get; }

    /// <summary>Links that show one page.</summary>
    public PageShares Shares { get; }

    /// <summary>What an actor may do in the state of now. No I/O.</summary>
    public AccessView AccessOf(Actor actor) => views.Of(actor);

    /// <summary>"Die ersten vier Wochen" for an actor; null for whom there is no such guide. No I/O.</summary>
    public Start.FirstWeeks? FirstWeeksOf(Actor actor) => Start.FirstWeeks.Of(AccessOf(actor), RolesOverview.Current, Persons.Current);

    /// <summary>How often the text of a page was rendered since the start; shared by wikis that share the fragments.</summary>
    public long Parses => parts.Fragments.Parses;

    /// <summary>The state of now in few words. No I/O.</summary>
    public WikiMoment Moment => new(opening, Snapshot.Commit, Persons.Current.Sequence, Snapshot.Settings.Today(Clock), parts.Clarifications.Open);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Erasures.Dispose();
        Index.Dispose();
        await parts.Engine.DisposeAsync().ConfigureAwait(false);
        await parts.Store.DisposeAsync().ConfigureAwait(false);
        parts.AlsoOwns?.Dispose();
    }
}
