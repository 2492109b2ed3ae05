using System.Text.Encodings.Web;
using System.Text.Unicode;
using Roots.Wiki.People;
using Roots.Wiki.Rendering;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Pages;

/// <summary>
/// Fills the holes of a <see cref="Fragment"/> for one actor: links, titles, files and names. A page that may not be read
/// looks exactly like one that is missing. Everything inserted is encoded. Immutable, no I/O.
/// </summary>
/// <param name="view">What the actor may read.</param>
/// <param name="people">The names.</param>
/// <param name="urls">The addresses.</param>
public sealed class HoleFiller(AccessView view, PeopleSnapshot people, PageUrl urls)
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The fragment as the actor sees it.</summary>
    public SafeHtml Fill(Fragment fragment) => fragment.Fill(Markup);

    /// <summary>What the actor sees in each hole, in order: together with the fragment this is all that <see cref="Fill"/> gives.</summary>
    public IEnumerable<string> Fillings(Fragment fragment) => fragment.Holes.Select(Markup);

    private string Markup(Hole hole) => hole.Kind switch
    {
        HoleKind.PageLink => Link(hole),
        HoleKind.PageTitle => Html.Encode(Find(hole)?.Facts.Title ?? hole.Text),
        HoleKind.File => Html.Encode(FileAddress(hole.Target)),
        HoleKind.Day => ShownDay.Of(hole.Target),
        _ => Name(hole.Target),
    };

    private string Link(Hole hole)
    {
        if (Find(hole) is { } page)
        {
            return $" href=\"{Html.Encode(urls.Of(page.Path) + Anchor(hole.Target))}\"";
        }

        var address = hole.Target.Split('#')[0].Trim('/');
        return $" href=\"{Html.Encode(urls.OfNew(address, hole.Text))}\" class=\"missing\"";
    }

    private PageEntry? Find(Hole hole) => Resolve(hole.Target) ?? (hole.Otherwise is { } top ? Resolve(top) : null);

    private PageEntry? Resolve(string target) =>
        view.Snapshot.Resolve(target.Split('#')[0]) is { } page && view.CanRead(page) ? page : null;

    private string FileAddress(string target) =>
        GitPath.TryParse(target.Split('#')[0], out var file) ? urls.Of(file) + Anchor(target) : "#";

    private static string Anchor(string target) =>
        target.IndexOf('#') is var i and >= 0 ? target[i..] : "";

    private string Name(string id)
    {
        if (!view.SeesNames || !PersonId.TryParse(id, out var person) || people.Persons.GetValueOrDefault(person) is not { IsHidden: false } known)
        {
            return "";
        }

        var name = Html.Encode(known.Name);
        return view.Actor is Actor.Member && (known.Email ?? known.Phone) is { Length: > 0 } && ContactRights.ShowsOnPages(view, known)
            ? $" <span class=\"person-name\">(<a href=\"{Html.Encode(urls.Of("person/" + known.Id))}\">{name}</a>)</span>"
            : $" <span class=\"person-name\">({name})</span>";
    }
}
