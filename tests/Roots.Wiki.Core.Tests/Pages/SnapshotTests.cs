using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;
using Roots.Wiki.Testing;

namespace Roots.Wiki.Core.Tests.Pages;

public sealed class SnapshotTests
{
    private const string Office = "---\ntype: role\ntitle: Kasse\n---\n";

    [Fact]
    public void An_ordinary_save_changes_nobodys_rights_and_they_are_not_computed_again()
    {
        var wiki = Given.AWiki().With("rollen/kasse/index", Office).With("a", "eins");
        var (roles, classes) = (wiki.Current.Roles, wiki.Current.AccessClasses);

        wiki.With("a", "zwei");

        Assert.Same(roles, wiki.Current.Roles);
        Assert.Same(classes, wiki.Current.AccessClasses);
    }

    [Fact]
    public void A_page_that_closes_or_goes_changes_who_may_read()
    {
        var wiki = Given.AWiki().With("a", "eins").With("b", "eins");
        Assert.Equal([Visibility.Association], wiki.Current.AccessClasses.Select(c => c.Level));

        wiki.With("a", "---\nvisibility: öffentlich\n---\n");
        Assert.Equal([Visibility.Public, Visibility.Association], wiki.Current.AccessClasses.Select(c => c.Level).Order());

        wiki.Push("Petra", ("b.md", null));
        Assert.Equal([Visibility.Public], wiki.Current.AccessClasses.Select(c => c.Level));
    }

    [Fact]
    public void Settings_that_close_the_wiki_change_who_may_read()
    {
        var wiki = Given.AWiki().With("a", "eins");
        Assert.Equal([Visibility.Association], wiki.Current.AccessClasses.Select(c => c.Level));

        wiki.Push("Petra", (WikiSettings.File, "visibility: vorstand\n"));

        Assert.Equal([Visibility.Board], wiki.Current.AccessClasses.Select(c => c.Level));
    }

    [Fact]
    public void An_answer_is_known_to_its_office_at_once()
    {
        var wiki = Given.AWiki().With("rollen/kasse/index", Office).With("rollen/kasse/wissen", "---\ntype: knowledge\n---\nalt\n");
        var (roles, classes) = (wiki.Current.Roles, wiki.Current.AccessClasses);

        wiki.With("rollen/kasse/wissen", "---\ntype: knowledge\n---\nneu\n");

        Assert.NotSame(roles, wiki.Current.Roles);
        Assert.Same(classes, wiki.Current.AccessClasses);
        Assert.Equal(wiki.Current.Files[Given.APage("rollen/kasse/wissen")], Assert.Single(Assert.Single(wiki.Current.Roles.All).Knowledge).Blob);
    }

    [Fact]
    public void An_office_that_comes_or_goes_is_known_at_once()
    {
        var wiki = Given.AWiki().With("rollen/kasse/index", "noch keins");
        Assert.Empty(wiki.Current.Roles.All);

        wiki.With("rollen/kasse/index", Office);
        Assert.Single(wiki.Current.Roles.All);

        wiki.With("rollen/kasse/index", "keins mehr");
        Assert.Empty(wiki.Current.Roles.All);
    }
}
