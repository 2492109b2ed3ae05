using Roots.Wiki.Pages;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Core.Tests.Roles;

public sealed class RoleHoldersTests
{
    private static readonly Role Office = OfficeSample.Snapshot(("rollen/kasse/index.md", OfficeSample.Page)).Roles.Find(OfficeSample.Path)!;
    private static readonly PersonId Other = PersonId.Parse("abcdefghjk");

    [Fact]
    public void A_new_deputy_is_one_new_line() =>
        Assert.Equal(
            OfficeSample.Page.Replace("---\n# Kasse", "  - {person: abcdefghjk, kind: deputy, since: 2026-11-22}\n---\n# Kasse", StringComparison.Ordinal),
            Apply(RoleHolders.Put(Office, new(Other, HolderKind.Deputy, new(2026, 11, 22), null, StandsAgain.Unknown))));

    [Fact]
    public void A_changed_term_changes_its_line() =>
        Assert.Equal(
            OfficeSample.Page.Replace("until: 2027-03-20", "until: 2029-03-20, again: yes", StringComparison.Ordinal),
            Apply(RoleHolders.Put(Office, new(OfficeSample.Holder, HolderKind.Holder, null, new(2029, 3, 20), StandsAgain.Yes))));

    [Fact]
    public void The_last_one_to_go_takes_the_key_along() =>
        Assert.DoesNotContain("holders", Apply(RoleHolders.Remove(Office, OfficeSample.Holder)), StringComparison.Ordinal);

    private static string Apply(FileEdit edit) => Assert.IsType<FileEdit.Transform>(edit).Change(OfficeSample.Page)!;
}
