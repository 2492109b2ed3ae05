using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.People.Providers;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.SignIn.Oidc;

/// <summary>An office that somebody's groups propose them for, while the board has not entered them.</summary>
public sealed record Proposal(string Name, string Office, string Href);

/// <summary>The association's identity provider: set up, asked about itself and tried out by the administration. For nobody else there is no such page.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ProviderSetupModel(
    ProviderSettings settings, Providers providers, Accounts accounts, WikiAddress address, ProblemWords words, IStringLocalizer<OidcTexts> texts, Toasts toasts) : PageModel
{
    private Wiki wiki = null!;
    private Actor actor = null!;

    [BindProperty]
    public ProviderForm Form { get; set; } = new();

    public ProviderSetup Known { get; private set; } = new(null, false, false);

    public ProviderPreset Preset => ProviderPreset.Of(Form.Preset);

    /// <summary>The wiki's address, or null while nobody has proven one.</summary>
    public string? Address { get; private set; }

    /// <summary>The offices: address and title.</summary>
    public IReadOnlyList<(string Value, string Title)> Offices { get; private set; } = [];

    public IReadOnlyList<Proposal> Proposals { get; private set; } = [];

    /// <summary>How many of the Verwaltung get in without the provider.</summary>
    public int LocalAdministrators { get; private set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        (wiki, actor, _) = WikiRequest.Of(HttpContext);
        if (!wiki.AccessOf(actor).Can(Permission.ManageMembers))
        {
            context.Result = NotFound();
        }
    }

    public async Task<IActionResult> OnGetAsync(string? preset, CancellationToken ct)
    {
        await LoadAsync(ct);
        Form = ProviderForm.Of(Known.Provider, ProviderPreset.Of(preset ?? "keycloak"));
        if (preset is not null)
        {
            Form.Preset = ProviderPreset.Of(preset).Name;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var offices = Offices.Select(o => o.Value).ToHashSet(StringComparer.Ordinal);
        if (Known is { IsOperators: true, Provider: { } given })
        {
            return Form.CheckGroups(offices).ToArray() is { Length: > 0 } wrong
                ? Refused(wrong)
                : await KeepAsync(given with { Preset = Preset.Name, ClientSecret = null, Rules = Form.ToRules(), IsOffered = Form.IsOffered }, given, ct);
        }

        var problems = Form.Check(Known, offices).ToArray();
        if (Form.Authority is { Length: > 0 } && Form.CleanAuthority() is null)
        {
            ModelState.AddModelError("Form.Authority", texts["FailureNotEncrypted", Form.Label ?? ""]);
        }

        if (problems.Length > 0 || !ModelState.IsValid)
        {
            return Refused(problems);
        }

        var provider = Form.ToProvider(Known);
        return await KeepAsync(provider, provider, ct);
    }

    public async Task<IActionResult> OnPostForgetAsync(CancellationToken ct)
    {
        await settings.ForgetAsync(wiki.Id, ct);
        await wiki.Persons.AuditAsync(actor, "provider-forgotten", null, ct);
        return Done(texts["Forgotten"]);
    }

    private async Task<IActionResult> KeepAsync(Provider kept, Provider asked, CancellationToken ct)
    {
        await settings.SaveAsync(wiki.Id, kept, ct);
        await wiki.Persons.AuditAsync(actor, "provider-set", null, ct);
        if (await providers.TryAsync(asked.Authority, ct) is not { } failure)
        {
            return Done(texts["Saved", asked.Label]);
        }

        ModelState.AddModelError("Form.Authority", texts["SavedBut", texts["Failure" + failure, asked.Label].Value]);
        await LoadAsync(ct);
        Form.WithRoom();
        return Page();
    }

    private PageResult Refused(params Problem[] problems)
    {
        words.AddTo(ModelState, problems, nameof(Form));
        return Page();
    }

    private RedirectResult Done(string text)
    {
        toasts.Show(HttpContext, new(text));
        return Redirect(WikiRequest.Urls(HttpContext).Of("admin/sign-in"));
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Known = await settings.FindAsync(wiki.Id, ct);
        Address = await address.FindAsync(HttpContext, ct);
        Offices = [.. wiki.Snapshot.Roles.All.OrderBy(r => r.Title, StringComparer.CurrentCulture).Select(r => (r.Path.Value, r.Title))];
        var (members, urls) = (wiki.Persons.Current.Members, WikiRequest.Urls(HttpContext));
        LocalAdministrators = 0;
        foreach (var keeper in members.Values.Where(m => m is { IsAdministrator: true, IsActive: true }))
        {
            LocalAdministrators += await accounts.WaysOfAsync(keeper.Id, ct) is { HasPassword: true } or { Passkeys: > 0 } ? 1 : 0;
        }

        Proposals =
        [
            .. from grant in await wiki.Providers.GrantsAsync(ct)
               where grant.Grant.Kind == GrantKind.Office && members.GetValueOrDefault(grant.Member) is { IsActive: true }
               let member = members[grant.Member]
               where PagePath.TryParse(grant.Grant.Target, out _)
               let office = wiki.Snapshot.Roles.Find(PagePath.Parse(grant.Grant.Target))
               where office is not null && !wiki.Snapshot.Roles.Holds(member.Person, office.Path)
               select new Proposal(member.DisplayName, office.Title, urls.Of("role/" + office.Folder)),
        ];
    }
}
