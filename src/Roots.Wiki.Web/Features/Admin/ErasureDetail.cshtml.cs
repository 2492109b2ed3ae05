using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Erasure;
using Roots.Wiki.Pages;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Admin;

/// <summary>One erasure: what it would take, the second person's yes, how far it is, and in the end the record without anything of what was erased.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErasureDetailModel(ProblemWords words, IStringLocalizer<ErasureTexts> texts, Toasts toasts) : PageModel
{
    private Wiki wiki = null!;

    public Erasure.Erasure Item { get; private set; } = null!;

    public EraseFindings? Found { get; private set; }

    public EraseProgress? Progress { get; private set; }

    /// <summary>What is to go, in words; empty once it is over.</summary>
    public IReadOnlyList<string> Words { get; private set; } = [];

    /// <summary>Who could approve.</summary>
    public IReadOnlyList<string> Others { get; private set; } = [];

    public bool IsMine { get; private set; }

    public bool IsMoving => Item.State is EraseState.Approved or EraseState.Running;

    public PageUrl Urls => WikiRequest.Urls(HttpContext);

    /// <summary>Where the second person finds this page.</summary>
    public string Address => $"{Request.Scheme}://{Request.Host}{Urls.Of("admin/erasures/" + Item.Id)}";

    public string Day(DateTimeOffset moment) => ErasureWords.Day(wiki, moment);

    public string Moment(DateTimeOffset moment) => ErasureWords.Moment(wiki, moment);

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string id, CancellationToken ct) =>
        await LoadAsync(wiki, actor, id, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostApproveAsync(Wiki wiki, Actor actor, string id, CancellationToken ct) => DecideAsync(wiki, actor, id, wiki.Erasures.ApproveAsync(actor, id, ct), "Approved", ct);

    public Task<IActionResult> OnPostRejectAsync(Wiki wiki, Actor actor, string id, CancellationToken ct) => DecideAsync(wiki, actor, id, wiki.Erasures.RejectAsync(actor, id, ct), "Rejected", ct);

    public Task<IActionResult> OnPostRetryAsync(Wiki wiki, Actor actor, string id, CancellationToken ct) => DecideAsync(wiki, actor, id, wiki.Erasures.RetryAsync(actor, id, ct), "Retried", ct);

    private async Task<IActionResult> DecideAsync(Wiki wiki, Actor actor, string id, Task<Problem?> deciding, string done, CancellationToken ct)
    {
        var problem = await deciding;
        if (problem?.Code == ProblemCode.NotFound || !await LoadAsync(wiki, actor, id, ct))
        {
            return NotFound();
        }

        if (problem is not null)
        {
            words.AddTo(ModelState, problem);
            return Page();
        }

        toasts.Show(HttpContext, new(texts[done]));
        return Redirect(Urls.Of("admin/erasures/" + id));
    }

    private async Task<bool> LoadAsync(Wiki wiki, Actor actor, string id, CancellationToken ct)
    {
        this.wiki = wiki;
        if (await wiki.Erasures.FindAsync(actor, id, ct) is not { } item)
        {
            return false;
        }

        Item = item;
        IsMine = (actor as Actor.Member)?.Id == item.RequestedBy;
        Others = [.. wiki.Erasures.OthersThan(actor).Select(m => m.DisplayName)];
        Progress = wiki.Erasures.ProgressOf(id);
        if (item.State is EraseState.Requested && item.Scope is { } scope)
        {
            Found = await wiki.Erasures.PreviewAsync(actor, id, ct);
            Words = [.. Lines(scope)];
        }

        return true;
    }

    private IEnumerable<string> Lines(EraseScope scope)
    {
        foreach (var text in scope.Texts)
        {
            yield return texts[scope.WholeWords ? "LineWord" : "LineText", text];
        }

        foreach (var file in scope.Files)
        {
            yield return texts["LineFile", file.Value];
        }

        foreach (var version in scope.Versions)
        {
            yield return texts["LineVersion", version.File.Value, version.Version.Value];
        }

        if (scope.Person is { } person)
        {
            yield return texts[scope.ForgetPerson ? "LineForget" : "LinePerson", wiki.Persons.Current.Persons.GetValueOrDefault(person)?.Name ?? person.Value];
        }
    }
}
