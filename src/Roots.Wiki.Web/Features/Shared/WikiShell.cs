using System.Runtime.CompilerServices;
using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Shared;

/// <summary>The frame around every page, from the wiki's state and who asks. No I/O.</summary>
public sealed class WikiShell : IShellModelSource
{
    // Fill-in pages that an association keeps for everybody; linked only where they exist.
    private static readonly string[] FooterPages = ["impressum", "datenschutz", "barrierefreiheit"];

    // A view belongs to one snapshot and actor, and so does the frame around what it shows.
    private readonly ConditionalWeakTable<AccessView, ShellModel> known = [];

    public ValueTask<ShellModel> FindAsync(HttpContext http, CancellationToken ct)
    {
        if (http.Features.Get<WikiRequest>() is not { } request)
        {
            return new(new ShellModel("Roots.Wiki", null, false, ShellArea.None, [], []));
        }

        var (wiki, actor) = (request.Wiki, request.Actor);
        var view = wiki.AccessOf(actor);
        var isAlone = actor is Actor.Member { Administers: true } && wiki.Persons.Current.NeedsSecondAdministrator;
        if (known.TryGetValue(view, out var shell) && shell.SignedInName == request.DisplayName && shell.AdministersAlone == isAlone && !http.Request.PathBase.HasValue)
        {
            return new(shell);
        }

        var urls = WikiRequest.Urls(http);
        var name = view.Snapshot.Settings.Name is { Length: > 0 } given ? given : "Roots.Wiki";
        shell = new ShellModel(name, request.DisplayName, actor.IsAdministrator, ShellArea.None, [.. Links(view, urls)], [.. Footer(view, urls)]) { AdministersAlone = isAlone };
        if (!http.Request.PathBase.HasValue)
        {
            known.AddOrUpdate(view, shell);
        }

        return new(shell);
    }

    private static IEnumerable<ShellLink> Links(AccessView view, PageUrl urls)
    {
        yield return new(ShellArea.Start, urls.Of(PagePath.Parse(WikiSettings.StartPage)));
        if (view.Can(Permission.Write))
        {
            yield return new(ShellArea.Roles, urls.Of("roles"));
        }

        if (view.Can(Permission.Read))
        {
            yield return new(ShellArea.Pages, urls.Of("pages"));
        }

        if (view.Can(Permission.Write))
        {
            yield return new(ShellArea.NewPage, urls.Of("new"));
        }

        if (view.Actor is Actor.Member)
        {
            yield return new(ShellArea.ForYou, urls.Of("for-you"));
        }

        if (view.Can(Permission.ManageMembers))
        {
            yield return new(ShellArea.Administration, urls.Of("admin"));
        }
    }

    private static IEnumerable<ShellLink> Footer(AccessView view, PageUrl urls) =>
        FooterPages.Select(view.Snapshot.Resolve).OfType<PageEntry>().Where(view.CanRead).Select(p => new ShellLink(ShellArea.None, urls.Of(p.Path), p.Facts.Title));
}
