using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.ForYou;

/// <summary>What is shown below a page about its freshness, in few words: equal while it stays the same for the reader. Pure but for the wiki's state; no I/O.</summary>
public static class CareFingerprint
{
    /// <summary>The words; for finished pages that are kept.</summary>
    public static string Of(Wiki wiki, Actor actor, PageEntry page)
    {
        var (view, open) = (wiki.AccessOf(actor), wiki.Clarifications.Open);
        var (office, reviewer) = (view.Snapshot.Roles.OfficeOf(page), Responsibility.OfficeOf(page.Path, view.Snapshot));
        var mayAnswer = office is not null && view.CanReadClass(new(Visibility.Office, office));
        var holds = actor.Person is { } person && view.Snapshot.Roles.OfficesOf(person).Any();
        var siblings = string.Join(',', (office is null ? null : view.Snapshot.Roles.Find(office))?.Knowledge.Select(k => k.Blob.Value) ?? []);   // an answer is as old as the office's pages together say
        return string.Join('|', siblings, view.Snapshot.Settings.Today(wiki.Clock).DayNumber, BlobOf(office), BlobOf(reviewer), mayAnswer, holds, open.TagOf(page.Path), office is null ? "" : open.TagOf(office), page.Path.Value == WikiSettings.StartPage ? wiki.FirstWeeksOf(actor)?.Tag : "", wiki.Erasures.Notes.GetValueOrDefault(page.Path).DayNumber);

        string BlobOf(PagePath? path) => path is null ? "" : view.Snapshot.Find(path)?.Blob.Value ?? "";
    }
}
