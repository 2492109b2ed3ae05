using System.Text;
using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Core.Tests.Spaces;

public sealed class MachineTests
{
    private static readonly RightsGuard Guard = new(Actor.Machine.Instance, Snapshot.Empty);

    [Fact]
    public void A_program_without_a_member_writes_pages()
    {
        var problem = Guard.Check(GitPath.Parse("kasse/sepa.md"), null, Encoding.UTF8.GetBytes("# SEPA\n"));

        Assert.Null(problem);
    }

    [Theory]
    [InlineData("rollen/kasse/index.md", "---\ntype: role\n---\n# Kasse\n")]
    [InlineData(".roots/wiki.yaml", "open: true\n")]
    public void It_changes_nothing_that_decides_about_rights(string file, string text)
    {
        var problem = Guard.Check(GitPath.Parse(file), null, Encoding.UTF8.GetBytes(text));

        Assert.Equal(ProblemCode.NeedsManageRoles, problem?.Code);
    }
}
