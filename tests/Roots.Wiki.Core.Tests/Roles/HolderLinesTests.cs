using Roots.Wiki.Pages;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Core.Tests.Roles;

public sealed class HolderLinesTests
{
    private const string Office = "---\ntype: role\nholders:\n  - {person: k3v9x2m7qa, kind: holder, note: bleibt}\n---\n# Kasse\n";

    [Fact]
    public void Somebody_new_stands_below_who_is_there()
    {
        var ada = PersonId.New();

        var text = HolderLines.Add(Office, new(ada, HolderKind.Successor, new(2026, 11, 22), null, StandsAgain.Unknown));

        Assert.Equal(Office.Replace("bleibt}\n", $"bleibt}}\n  - {{person: {ada}, kind: successor, since: 2026-11-22}}\n", StringComparison.Ordinal), text);
    }

    [Fact]
    public void Whoever_is_in_it_already_is_not_entered_twice() =>
        Assert.Null(HolderLines.Add(Office, new(PersonId.Parse("k3v9x2m7qa"), HolderKind.Holder, null, null, StandsAgain.Unknown)));

    [Fact]
    public void An_office_without_anybody_gets_its_first()
    {
        var ada = PersonId.New();

        var text = HolderLines.Add("---\ntype: role\n---\n# Kasse\n", new(ada, HolderKind.Holder, null, null, StandsAgain.Unknown));

        Assert.Equal("holder", Assert.Single(FrontMatter.Read(text!).Maps("holders"))["kind"]);
    }
}
