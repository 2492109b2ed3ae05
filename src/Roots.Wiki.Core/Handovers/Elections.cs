using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Handovers;

/// <summary>What an election decided about an office.</summary>
public enum ElectionOutcome
{
    /// <summary>Nothing.</summary>
    Unchanged,
    /// <summary>The holder goes on.</summary>
    Reelected,
    /// <summary>Somebody else.</summary>
    New,
    /// <summary>Nobody.</summary>
    Vacant,
}

/// <summary>One line of the table "Nach der Wahl". Immutable.</summary>
/// <param name="Role">The office.</param>
/// <param name="Outcome">What was decided.</param>
/// <param name="Person">The new holder, for <see cref="ElectionOutcome.New"/>.</param>
/// <param name="Begins">From when.</param>
/// <param name="Ends">Until when, or null where nobody has said.</param>
public sealed record ElectionLine(PagePath Role, ElectionOutcome Outcome, PersonId? Person, DateOnly Begins, DateOnly? Ends);

/// <summary>What one version entered after an election. Immutable.</summary>
/// <param name="Version">The version.</param>
/// <param name="Handovers">The handovers that it started, or took up where one was under way.</param>
/// <param name="CheckList">The page with what is to be told to whom, or null.</param>
/// <param name="Invite">New holders without an account, with their office.</param>
/// <param name="WithoutEnd">Offices whose term has no end.</param>
/// <param name="CanUndo">Whether nobody has changed any of its pages since.</param>
public sealed record ElectionReport(VersionId Version, IReadOnlyList<Handover> Handovers, PageEntry? CheckList, IReadOnlyList<(PersonId Person, Role Role)> Invite, IReadOnlyList<Role> WithoutEnd, bool CanUndo);

/// <summary>
/// "Nach der Wahl": everything that an election decided as one commit, and that commit taken back as a whole. For the board
/// and the administration; the write door asks again. Safe to call from many threads.
/// </summary>
public sealed class Elections(IPageStore store, ILinkRegistry links, IPersonRegistry persons, HandoverEditor handovers, TimeProvider clock)
{
    private const int HandoverWeeks = 8;
    private const int RecentVersions = 1_000;
    private const string CheckListType = "after-election";

    /// <summary>Whether an actor may enter an election.</summary>
    public bool MayEnter(Actor actor) => new AccessView(store.Current, actor).Can(Permission.ManageTerms);

    /// <summary>Enters an election: holders and terms, handovers, and the list of whom to tell, as one commit.</summary>
    /// <returns>The version, or the problems; lines by their place as field (<c>Lines[3].Person</c>).</returns>
    public async Task<HandoverResult> EnterAsync(Actor actor, IReadOnlyList<ElectionLine> lines, CancellationToken ct)
    {
        if (!MayEnter(actor))
        {
            return new HandoverResult.NotFound();
        }

        var snapshot = store.Current;
        var edits = new List<FileEdit>();
        foreach (var line in lines.Where(l => l.Outcome != ElectionOutcome.Unchanged))
        {
            if (snapshot.Roles.Find(line.Role) is { } office)
            {
                edits.AddRange(EditsOf(snapshot, office, line));
            }
        }

        if (edits.Count == 0)
        {
            return new HandoverResult.Rejected([new(ProblemCode.Required)]);
        }

        var (language, today) = (snapshot.Settings.Language, handovers.Today);
        edits.Add(new FileEdit.Write(CheckListPath(snapshot, today, language).File, CheckListText(today, language), null));
        var result = await handovers.CommitAsync(actor, PagePath.Parse(WikiSettings.StartPage), edits, ct).ConfigureAwait(false);
        if (result is HandoverResult.Saved)
        {
            await persons.AuditAsync(actor, "election-entered", null, CancellationToken.None).ConfigureAwait(false);
        }

        return result;
    }

    /// <summary>The version of the election that was entered last and not taken back; null where there is none or the actor may not know.</summary>
    public async Task<VersionId?> LastAsync(Actor actor, CancellationToken ct)
    {
        var snapshot = store.Current;
        return !MayEnter(actor) ? null
            : (await store.RecentAsync(RecentVersions, ct).ConfigureAwait(false)).FirstOrDefault(v => IsCheckList(v) && v.Blob is not null && snapshot.Files.ContainsKey(v.File))?.Id;
    }

    /// <summary>What a version entered; null where it entered no election or the actor may not know.</summary>
    public async Task<ElectionReport?> FindAsync(Actor actor, VersionId version, CancellationToken ct)
    {
        var files = await FilesAsync(version, ct).ConfigureAwait(false);
        var snapshot = store.Current;
        var pages = files.Select(f => PagePath.TryOf(f.File, out var path) ? snapshot.Find(path) : null).OfType<PageEntry>().ToList();
        if (!MayEnter(actor) || !files.Any(IsCheckList))
        {
            return null;
        }

        var started = pages.Where(p => p.Facts.Handover is not null).Select(p => handovers.Find(actor, p.Path)?.Handover).OfType<Handover>().ToList();
        var accounts = persons.Current.Members.Values.Where(m => m.IsActive).Select(m => m.Person).ToHashSet();
        var offices = pages.Select(p => snapshot.Roles.Find(p.Path)).OfType<Role>().ToList();
        return new(
            version, started, pages.FirstOrDefault(p => p.Facts.Type == CheckListType),
            [.. started.Where(h => h.Facts.Taker is { } taker && !accounts.Contains(taker)).Select(h => (h.Facts.Taker!, h.Role))],
            [.. offices.Where(o => o.Facts.Holders.Any(h => h.Kind is HolderKind.Holder or HolderKind.Successor && h.Until is null))],
            files.All(f => snapshot.Files.GetValueOrDefault(f.File) == f.Blob));
    }

    /// <summary>Takes an election back: one commit in which every page becomes what it was, and the invitations of its new holders are dead.</summary>
    /// <returns><see cref="HandoverResult.Conflict"/> where somebody has changed one of the pages since; then nothing is done.</returns>
    public async Task<HandoverResult> UndoAsync(Actor actor, VersionId version, CancellationToken ct)
    {
        if (await FindAsync(actor, version, ct).ConfigureAwait(false) is not { } report)
        {
            return new HandoverResult.NotFound();
        }

        var edits = new List<FileEdit>();
        foreach (var file in await FilesAsync(version, ct).ConfigureAwait(false))
        {
            if (file.Blob is not { } blob || store.Current.Files.GetValueOrDefault(file.File) != blob)
            {
                return new HandoverResult.Conflict();
            }

            var history = await store.HistoryAsync(file.File, version, 1, ct).ConfigureAwait(false);
            var older = history.Count > 0 ? history[0].Blob : null;
            edits.Add(older is null ? new FileEdit.Delete(file.File, blob)
                : new FileEdit.WriteBytes(file.File, await store.ReadAsync(older, ct).ConfigureAwait(false) ?? throw new StoreUnavailableException($"The content {older} is missing."), blob));
        }

        var result = await handovers.CommitAsync(actor, PagePath.Parse(WikiSettings.StartPage), edits, ct).ConfigureAwait(false);
        if (result is HandoverResult.Saved)
        {
            var people = report.Invite.Select(i => i.Person).ToHashSet();
            foreach (var link in (await links.ListAsync(LinkPurpose.Invitation, clock.GetUtcNow(), CancellationToken.None).ConfigureAwait(false)).Where(l => l.UsedAt is null && l.Person is { } p && people.Contains(p)))
            {
                await links.RevokeAsync(link.Id, CancellationToken.None).ConfigureAwait(false);
            }

            await persons.AuditAsync(actor, "election-undone", version.Value, CancellationToken.None).ConfigureAwait(false);
        }

        return result;
    }

    private IEnumerable<FileEdit> EditsOf(Snapshot snapshot, Role office, ElectionLine line)
    {
        var today = handovers.Today;
        var old = office.Facts.Holders.FirstOrDefault(h => h.Kind == HolderKind.Holder)?.Person;
        var giver = old == line.Person ? null : old;
        return line.Outcome switch
        {
            ElectionOutcome.Reelected => [TermChange.Edit(office, holders => [.. holders.Select(h => h.Kind == HolderKind.Holder ? h with { Until = line.Ends, Again = StandsAgain.Unknown } : h)])],
            ElectionOutcome.Vacant => [TermChange.Edit(office, holders => TermChange.Apply(holders, old, null, line.Begins, null, today))],
            _ when Running(snapshot, office) is { } running => TakeUp(snapshot, office, running, giver, line),
            _ => handovers.StartEdits(snapshot, office, new(giver, line.Person, null, line.Begins.AddDays(7 * HandoverWeeks), line.Begins), line.Ends).Edits,
        };
    }

    private static PageEntry? Running(Snapshot snapshot, Role office) => snapshot.Roles.Handovers
        .Where(p => p.Facts.Handover is { State: HandoverState.Open } && snapshot.Roles.OfficeOf(p) == office.Path)
        .OrderByDescending(p => p.Facts.Handover!.Started).ThenBy(p => p.Path).FirstOrDefault();

    // What was agreed before the election stays: who helps, until when, whether it runs without the giver.
    private IReadOnlyList<FileEdit> TakeUp(Snapshot snapshot, Role office, PageEntry running, PersonId? giver, ElectionLine line)
    {
        var (facts, language, today) = (running.Facts.Handover!, snapshot.Settings.Language, handovers.Today);
        var plan = new HandoverPlan(facts.Giver ?? giver, line.Person, facts.Helper, facts.Due ?? line.Begins.AddDays(7 * HandoverWeeks), line.Begins, facts.IsWithoutGiver);
        return
        [
            new FileEdit.Transform(running.Path.File, text => text is null ? null : HandoverPage.Plan(text, plan, language)),
            TermChange.Edit(office, holders => TermChange.Apply(facts.Taker == line.Person ? holders : TermChange.Without(holders, facts.Taker), giver, line.Person, line.Begins, line.Ends, today)),
        ];
    }

    private static bool IsCheckList(PageVersion version) => version.Kind == ChangeKind.Handover
        && (version.File.Value.Contains("nach-der-wahl", StringComparison.Ordinal) || version.File.Value.Contains("after-election", StringComparison.Ordinal));

    private async Task<IReadOnlyList<PageVersion>> FilesAsync(VersionId version, CancellationToken ct) =>
        [.. (await store.RecentAsync(RecentVersions, ct).ConfigureAwait(false)).Where(v => v.Id == version)];

    private static PagePath CheckListPath(Snapshot snapshot, DateOnly today, string language)
    {
        var stem = language == "en" ? $"rollen/after-election-{today.Year}" : $"rollen/nach-der-wahl-{today.Year}";
        return Enumerable.Range(1, 1_000).Select(i => PagePath.Parse(i == 1 ? stem : $"{stem}-{i}")).First(p => !snapshot.Files.ContainsKey(p.File) && !snapshot.HasTwin(p));
    }

    private static string CheckListText(DateOnly today, string language)
    {
        var title = language == "en" ? $"After the election {today.Year}" : $"Nach der Wahl {today.Year}";
        string[] tasks = language == "en"
            ?
            [
                "Notary: have the change of the board signed and certified", "Register court: notify the change of the board", "Bank: change authority, take back cards",
                "Umbrella body: tell the new contact persons", "Insurance: tell the new board", "Transparency register: check whether the entry is right",
                "Tax office: tell the new representative", "Web page and imprint: change names", "Passwords and logins: change what the predecessors know",
            ]
            :
            [
                "Notar: Änderung des Vorstands unterschreiben und beglaubigen lassen", "Registergericht: Änderung des Vorstands anmelden", "Bank: Vollmachten ändern, Karten zurückgeben",
                "Verband: neue Ansprechpersonen melden", "Versicherung: neuen Vorstand melden", "Transparenzregister: prüfen, ob der Eintrag stimmt",
                "Finanzamt: neue Vertretung melden", "Webseite und Impressum: Namen ändern", "Passwörter und Zugänge: ändern, was die Vorgänger kennen",
            ];
        var due = language == "en" ? "due" : "fällig";
        var text = $"# {title}\n\n{string.Join('\n', tasks.Select(t => $"- [ ] {t} ({due} {RoleFactsReader.Day(today.AddDays(28))})"))}\n";
        text = FrontMatter.SetScalar(text, "type", CheckListType);
        text = FrontMatter.SetScalar(text, "title", title);
        return FrontMatter.SetScalar(text, "visibility", "vorstand");
    }
}
