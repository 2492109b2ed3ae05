using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Handovers;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Rendering;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Roles;

/// <summary>How far a part of a sheet is.</summary>
public sealed record RoundProgress(string Title, int Done, int Total);

/// <summary>How far a sheet of questions is.</summary>
public sealed record SheetProgress(string Title, string Href, int Done, int Total, int Minutes, IReadOnlyList<RoundProgress> Rounds);

/// <summary>An answer of a guest that waits for a yes.</summary>
public sealed record WaitingRow(string Owner, string QuestionId, string Question, AnswerState State, string? Reason, SafeHtml Html, IReadOnlyList<(string Href, string Alt)> Photos)
{
    /// <summary>What stands under the question already, or null.</summary>
    public SafeHtml? Stands { get; init; }

    /// <summary>How it came, in a sentence.</summary>
    public string Came { get; init; } = "";
}

/// <summary>One office: where it stands, what is missing, who belongs to it, and what came in through links.</summary>
public sealed class RoleModel(PublicAddress address, SealedNotes notes, IQrCode qr, IPageRenderer renderer, ProblemWords words, Toasts toasts, IStringLocalizer<RolesTexts> texts) : PageModel
{
    /// <summary>How many missing questions are listed.</summary>
    public const int MissingShown = 8;

    /// <summary>How many answered questions are listed before the rest is folded.</summary>
    public const int KnownShown = 6;

    private const int NewRows = 2;
    private static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(60);

    public RoleRow Row { get; private set; } = null!;

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    public DateOnly Today { get; private set; }

    public bool CanManage { get; private set; }

    public bool CanSetAddress { get; private set; }

    public IReadOnlyList<SheetProgress> Sheets { get; private set; } = [];

    public IReadOnlyList<Question> Missing { get; private set; } = [];

    public IReadOnlyList<string> ToAsk { get; private set; } = [];

    public IReadOnlyList<(RoleTerm Term, string? Name)> People { get; private set; } = [];

    public IReadOnlyList<PageEntry> KnowledgePages { get; private set; } = [];

    /// <summary>Questions with an answer that one may read, and where it stands.</summary>
    public IReadOnlyList<(string Question, string Href)> Known { get; private set; } = [];

    /// <summary>Whether the one who looks is accompanied through their first days here.</summary>
    public bool HasFirstDays { get; private set; }

    private HashSet<PersonId> Reachable { get; set; } = [];

    public IReadOnlyList<WaitingRow> Waiting { get; private set; } = [];

    public IReadOnlyList<RegistryLink> Links { get; private set; } = [];

    public IReadOnlyList<string> KnownNames { get; private set; } = [];

    public string? NewUrl { get; private set; }

    public QrDrawing? NewQr { get; private set; }

    /// <summary>Templates that offices of this kind have by now and this one not yet.</summary>
    public IReadOnlyList<Template> Offered { get; private set; } = [];

    public IReadOnlyList<HandoverView> Handovers { get; private set; } = [];

    public bool MayHandOver { get; private set; }

    public bool IsLocalAddress { get; private set; }

    public bool IsEditingPeople { get; private set; }

    [BindProperty]
    public List<HolderForm> Holders { get; set; } = [];

    [BindProperty]
    public string? Base { get; set; }

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? path, string? note, CancellationToken ct)
    {
        if (Find(wiki, actor, path) is not { } role)
        {
            return actor is Actor.Member ? NotFound() : Redirect($"~/-/sign-in?back={Uri.EscapeDataString(Request.Path)}");
        }

        FillHolders(wiki, role);
        return await ShowAsync(wiki, actor, role, note, ct);
    }

    public async Task<IActionResult> OnPostLinkAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct)
    {
        if (Find(wiki, actor, path) is not { } role || actor is not Actor.Member member || !MayAnswer(wiki, actor, role))
        {
            return NotFound();
        }

        var (_, secret) = await wiki.Links.CreateAsync(new("", LinkPurpose.Sitting, role.Path, null, null, false, member.Id, wiki.Clock.GetUtcNow() + LinkLifetime, null, false), ct);
        return Redirect($"{WikiRequest.Urls(HttpContext).Of("role", role.Path)}?note={notes.Seal(secret)}#links");
    }

    public async Task<IActionResult> OnPostRevokeAsync(Wiki wiki, Actor actor, string? path, string? id, CancellationToken ct)
    {
        if (Find(wiki, actor, path) is not { } role || !MayAnswer(wiki, actor, role))
        {
            return NotFound();
        }

        if ((await LiveLinksAsync(wiki, role, ct)).Any(l => l.Id == id))
        {
            await wiki.Links.RevokeAsync(id!, ct);
            toasts.Show(HttpContext, new(texts["LinkRevoked"]));
        }

        return Redirect(WikiRequest.Urls(HttpContext).Of("role", role.Path) + "#links");
    }

    public async Task<IActionResult> OnPostAcceptAsync(Wiki wiki, Actor actor, string? path, string? owner, string? question, CancellationToken ct)
    {
        if (Find(wiki, actor, path) is not { } role || !MayAnswer(wiki, actor, role))
        {
            return NotFound();
        }

        var (count, hasClash) = (0, false);
        foreach (var (link, questions) in await ChosenAsync(wiki, role, owner, question, ct))
        {
            if (await wiki.Sittings.ApproveAsync(actor, role.Path, link, questions, ct) is SittingResult.InWiki done)
            {
                (count, hasClash) = (count + done.Questions.Count, hasClash || done.Clashes.Count > 0);
            }
        }

        toasts.Show(HttpContext, hasClash ? new(texts["Clashed"], IsWarning: true) : new(texts["Accepted", count]));
        return Redirect(WikiRequest.Urls(HttpContext).Of("role", role.Path));
    }

    public async Task<IActionResult> OnPostDeclineAsync(Wiki wiki, Actor actor, string? path, string? owner, string? question, CancellationToken ct)
    {
        if (Find(wiki, actor, path) is not { } role || !MayAnswer(wiki, actor, role))
        {
            return NotFound();
        }

        foreach (var (link, questions) in await ChosenAsync(wiki, role, owner, question, ct))
        {
            await wiki.Sittings.DeclineAsync(actor, role.Path, link, questions, ct);
        }

        toasts.Show(HttpContext, new(texts["Declined"]));
        return Redirect(WikiRequest.Urls(HttpContext).Of("role", role.Path));
    }

    public async Task<IActionResult> OnPostTemplateAsync(Wiki wiki, Actor actor, string? path, string? template, CancellationToken ct)
    {
        if (Find(wiki, actor, path) is not { } role || !MayAnswer(wiki, actor, role))
        {
            return NotFound();
        }

        var saved = await wiki.OfficeTemplates.AddAsync(actor, role.Path.Value, template ?? "", ct);
        toasts.Show(HttpContext, saved.Problems.Count == 0 ? new(texts["TemplateAdded"]) : new(words.Of(saved.Problems[0]), IsWarning: true));
        return Redirect(WikiRequest.Urls(HttpContext).Of("role", role.Path));
    }

    public async Task<IActionResult> OnPostPeopleAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct)
    {
        if (Find(wiki, actor, path) is not { } role)
        {
            return NotFound();
        }

        if (!wiki.AccessOf(actor).Can(Permission.ManageRoles, role.Path))
        {
            return NotFound(); // before a name becomes a person of the registry
        }

        IsEditingPeople = true;
        var problems = Holders.SelectMany((h, i) => h.Check($"Holders[{i}]")).ToList();
        if (problems.Count > 0)
        {
            words.AddTo(ModelState, problems);
            return await ShowAsync(wiki, actor, role, null, ct);
        }

        var lines = new List<IReadOnlyList<KeyValuePair<string, string>>>();
        foreach (var holder in Holders.Where(h => !h.Remove && (h.Person is not null || !string.IsNullOrWhiteSpace(h.Name))))
        {
            lines.Add(holder.ToMap(await PersonAsync(wiki, holder, ct)));
        }

        var edit = new FileEdit.Transform(role.Path.File, text => text is null ? null : FrontMatter.SetMaps(text, "holders", lines));
        switch (await wiki.Store.CommitAsync(new(actor, ChangeKind.Settings, [edit]), ct))
        {
            case CommitResult.Rejected(var refused):
                words.AddTo(ModelState, refused);
                return await ShowAsync(wiki, actor, role, null, ct);
            default:
                toasts.Show(HttpContext, new(texts["PeopleSaved"]));
                return Redirect(WikiRequest.Urls(HttpContext).Of("role", role.Path) + "#people");
        }
    }

    /// <summary>Where one writes to a person about this office; null for whom it does not reach.</summary>
    public string? AskHref(PersonId person) => Reachable.Contains(person) ? $"{Urls.Of("ask", Row.Standing.Role.Path)}?to=person:{person}" : null;

    /// <summary>Where it is shown how a person is reached; null for whom the registry does not know.</summary>
    public string? PersonHref(PersonId person) => People.Any(p => p.Term.Person == person && p.Name is not null) ? Urls.Of("person/" + person) : null;

    private static Role? Find(Wiki wiki, Actor actor, string? path) =>
        actor is (Actor.Member or Actor.Host) && wiki.Snapshot.Roles.Resolve(path ?? "") is { } role && wiki.AccessOf(actor).CanRead(role.Page) ? role : null;

    private static bool MayAnswer(Wiki wiki, Actor actor, Role role) => wiki.AccessOf(actor).CanReadClass(new(Visibility.Office, role.Path));

    private static async Task<PersonId> PersonAsync(Wiki wiki, HolderForm holder, CancellationToken ct)
    {
        if (PersonId.TryParse(holder.Person, out var id))
        {
            return id;
        }

        var name = holder.Name!.Trim();
        if (wiki.Persons.Current.Persons.Values.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return known.Id;
        }

        var person = new Person(PersonId.New(), name, null, null, null);
        await wiki.Persons.SavePersonAsync(person, ct);
        return person.Id;
    }

    // One answer where the form names it, else everything that waits.
    private static async Task<IReadOnlyList<(string Link, IReadOnlyCollection<string>? Questions)>> ChosenAsync(Wiki wiki, Role role, string? owner, string? question, CancellationToken ct) =>
        [.. (await wiki.Drafts.WaitingAsync(role.Path, ct)).Select(d => d.Owner).Distinct()
            .Where(o => o.LinkId is not null && (owner is null || o.Key == owner))
            .Select(o => (o.LinkId!, (IReadOnlyCollection<string>?)(question is null ? null : [question])))];

    private static async Task<IReadOnlyList<RegistryLink>> LiveLinksAsync(Wiki wiki, Role role, CancellationToken ct) =>
        [.. (await wiki.Links.ListAsync(LinkPurpose.Sitting, wiki.Clock.GetUtcNow(), ct)).Where(l => !l.IsRevoked && l.Role == role.Path)];

    private void FillHolders(Wiki wiki, Role role)
    {
        Base = role.Page.Blob.Value;
        Holders = [.. role.Facts.Holders.Select(h => HolderForm.Of(h, wiki.Persons.Current.Persons.GetValueOrDefault(h.Person)?.Name)), .. Enumerable.Range(0, NewRows).Select(_ => new HolderForm())];
    }

    private async Task<IActionResult> ShowAsync(Wiki wiki, Actor actor, Role role, string? note, CancellationToken ct)
    {
        var view = wiki.AccessOf(actor);
        var people = wiki.Persons.Current;
        var standing = wiki.RolesOverview.Current.Find(role.Path) ?? RoleStanding.Of(role, wiki.Templates, wiki.Snapshot.Settings.Today(wiki.Clock), wiki.RolesOverview.Days);
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        Urls = WikiRequest.Urls(HttpContext);
        Today = wiki.Snapshot.Settings.Today(wiki.Clock);
        CanSetAddress = view.Can(Permission.ManageRoles);
        CanManage = view.Can(Permission.ManageTerms) || view.Can(Permission.ManageRoles, role.Path);
        Handovers = [.. wiki.Handovers.All(actor).Where(h => h.Handover.Role.Path == role.Path)];
        MayHandOver = wiki.Handovers.Startable(actor).Any(r => r.Path == role.Path);
        var waiting = await wiki.Drafts.WaitingAsync(role.Path, ct);
        Row = RoleRow.Of(standing, view, waiting.Count);
        People = [.. role.Facts.Holders.Select(h => (h, people.Persons.GetValueOrDefault(h.Person)?.Name))];
        KnownNames = CanManage ? [.. people.Persons.Values.Select(p => p.Name).Order(StringComparer.CurrentCulture)] : [];
        ToAsk = [.. People.Where(p => p.Name is not null && p.Term.Kind is HolderKind.Holder or HolderKind.Deputy or HolderKind.Predecessor).Select(p => p.Name!).Distinct()];
        Missing = [.. standing.Questions.Where(q => q.IsOpen).OrderByDescending(q => q.Question.Weight).Select(q => q.Question)];
        Sheets = [.. wiki.Templates.TemplatesOf(role).Select(t => SheetOf(t, standing, language))];
        Offered = wiki.OfficeTemplates.Missing(role);
        KnowledgePages = [.. role.Knowledge.Where(view.CanRead)];
        var readable = new RoleKnowledge(role, view, wiki.Templates);
        Known = [.. standing.Questions.Where(q => q.Value > 0 && readable.PageOf(q.Question.Id) is not null).OrderByDescending(q => q.Question.Weight).Select(q => (q.Question.Text.In(language), $"{Urls.Of(readable.PageOf(q.Question.Id)!.Path)}#h-{q.Question.Id}"))];
        HasFirstDays = actor.Person is { } me && role.Facts.Holders.Any(h => h.Person == me && h.Kind is HolderKind.Holder or HolderKind.Successor);
        Reachable = view.SeesNames ? [.. people.Members.Values.Where(m => m.IsActive && m.Person != actor.Person).Select(m => m.Person)] : [];
        if (!Row.IsReadable)
        {
            return Page();
        }

        Links = await LiveLinksAsync(wiki, role, ct);
        await ShowNewLinkAsync(note, ct);
        Waiting = await WaitingAsync(wiki, new(role, view, wiki.Templates), waiting, language, ct);
        return Page();
    }

    private SheetProgress SheetOf(Template template, RoleStanding standing, string language)
    {
        var byId = standing.Questions.ToDictionary(q => q.Question.Id, StringComparer.Ordinal);
        int Done(IEnumerable<Question> questions) => questions.Count(q => byId.GetValueOrDefault(q.Id)?.IsTouched == true);
        var questions = template.Questions.ToList();
        var minutes = (int)Math.Ceiling(questions.Where(q => byId.GetValueOrDefault(q.Id)?.IsTouched != true).Sum(q => q.Type.Minutes));
        var rounds = template.Sections.Count > 1 ? template.Sections.Select(s => new RoundProgress(s.Title.In(language), Done(s.Questions), s.Questions.Count)).ToList() : [];
        return new(template.Title.In(language), $"{Urls.Of("fill", standing.Role.Path)}?template={template.Id}", Done(questions), questions.Count, minutes, rounds);
    }

    private async Task ShowNewLinkAsync(string? note, CancellationToken ct)
    {
        if (notes.Open(note) is { } secret)
        {
            var state = await address.FindAsync(HttpContext, ct);
            NewUrl = $"{state.Base}/-/s/{secret}";
            NewQr = qr.Draw(NewUrl);
            IsLocalAddress = state.IsLocal;
        }
    }

    private string CameBy(Wiki wiki, Draft draft)
    {
        var day = TimeZoneInfo.ConvertTime(draft.ChangedAt, TimeZoneInfo.FindSystemTimeZoneById(wiki.Snapshot.Settings.TimeZone)).ToString("d", CultureInfo.CurrentCulture);
        return Links.FirstOrDefault(l => l.Id == draft.Owner.LinkId) is { } link
            ? link.CreatedBy is { } maker && wiki.Persons.Current.Members.GetValueOrDefault(maker) is { } member
                ? texts["WaitingByLinkOf", day, member.DisplayName, link.Until.ToString("d", CultureInfo.CurrentCulture)]
                : texts["WaitingByLink", day, link.Until.ToString("d", CultureInfo.CurrentCulture)]
            : texts["WaitingByOldLink", day];
    }

    private async Task<IReadOnlyList<WaitingRow>> WaitingAsync(Wiki wiki, RoleKnowledge knowledge, IReadOnlyList<Draft> drafts, string language, CancellationToken ct)
    {
        var filler = new HoleFiller(wiki.AccessOf(WikiRequest.Of(HttpContext).Actor), wiki.Persons.Current, Urls);
        var answers = new List<WaitingRow>();
        foreach (var draft in drafts)
        {
            var (written, photos) = AnswerPhotos.Split(draft.Text);
            var fragment = await renderer.RenderAsync(written, draft.Page.Folder, ct);
            answers.Add(new(
                draft.Owner.Key, draft.Question, wiki.Templates.Question(draft.Question)?.Text.In(language) ?? draft.Question, draft.State, draft.Reason, fragment.Fill(_ => ""),
                [.. photos.Where(p => p.DraftId is not null).Select(p => (Urls.Of("photo/" + p.DraftId), p.Alt))])
            {
                Stands = knowledge.Find(draft.Question) is { Text.Length: > 0 } answer ? filler.Fill(await renderer.RenderAsync(answer.Text, draft.Page.Folder, ct)) : null,
                Came = CameBy(wiki, draft),
            });
        }

        return answers;
    }
}
