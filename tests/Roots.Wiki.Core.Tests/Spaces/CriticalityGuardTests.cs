using Roots.Wiki.Pages;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.Pages;

namespace Roots.Wiki.Core.Tests.Spaces;

/// <summary>How critical an office is, is said by the board, the administration or the branch's lead, also where somebody writes the file itself.</summary>
public sealed class CriticalityGuardTests : IAsyncDisposable
{
    private const string Office = "fussball/rollen/trainer/index";

    private static readonly PersonId Lead = PersonId.Parse("aaaaaaaaaa"), Chair = PersonId.Parse("cccccccccc"), Holder = PersonId.Parse("dddddddddd");

    private readonly InMemoryPageStore store = Given.AWiki()
        .With("fussball/index", "---\ntype: unit\n---\n")
        .With("fussball/rollen/leitung/index", "---\ntype: role\nlead: true\nholders:\n  - {person: aaaaaaaaaa, kind: holder}\n---\n")
        .With("rollen/vorsitz/index", "---\ntype: role\nboard: true\nholders:\n  - {person: cccccccccc, kind: holder}\n---\n")
        .With(Office, "---\ntype: role\ncriticality: 3\ncriticality-said: 2026-01-10\nholders:\n  - {person: dddddddddd, kind: holder}\n---\n# Trainer\n");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("criticality: 3", "criticality: 5")]
    [InlineData("criticality: 3\n", "")]
    [InlineData("criticality-said: 2026-01-10", "criticality-said: 2026-11-01")]
    public async Task A_holder_who_edits_the_source_does_not_set_it(string old, string text)
    {
        var result = await ChangeAsync(Given.AMember(Holder), t => t.Replace(old, text, StringComparison.Ordinal));

        Assert.Equal(ProblemCode.CriticalityNeedsBoard, Assert.Single(Assert.IsType<CommitResult.Rejected>(result).Problems).Code);
    }

    [Fact]
    public async Task The_rest_of_the_page_stays_theirs_to_write() =>
        Assert.IsType<CommitResult.Committed>(await ChangeAsync(Given.AMember(Holder), t => t + "Mittwochs um 18 Uhr.\n"));

    [Theory]
    [InlineData("board")]
    [InlineData("lead")]
    [InlineData("administration")]
    public async Task Whoever_says_it_on_the_map_may_write_it(string who)
    {
        var actor = who switch { "board" => Given.AMember(Chair), "lead" => Given.AMember(Lead), _ => Given.AnAdministrator() };

        Assert.IsType<CommitResult.Committed>(await ChangeAsync(actor, t => t.Replace("criticality: 3", "criticality: 5", StringComparison.Ordinal)));
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private Task<CommitResult> ChangeAsync(Actor actor, Func<string, string> change) =>
        store.CommitAsync(new(actor, ChangeKind.Save, [new FileEdit.Transform(Given.APage(Office), text => change(text!))]), Ct);
}
