using System.Reflection;

namespace Roots.Wiki.Web.Tests.Architecture;

/// <summary>Three projects, and the compiler holds the walls; these tests hold the compiler.</summary>
public sealed class WallTests
{
    private static readonly string[] Libraries =
        ["AngleSharp", "HtmlSanitizer", "ICU4N", "Ical.Net", "J2N", "LibGit2Sharp", "Lucene", "MailKit", "Markdig", "MimeKit", "Microsoft.Data.Sqlite", "Microsoft.EntityFrameworkCore", "NodaTime", "QRCoder", "SQLitePCL", "YamlDotNet"];

    private static readonly Slices AdapterFolders = Slices.Below("Roots.Wiki.Adapters", House.Adapters);
    private static readonly Slices Features = Slices.Below("Roots.Wiki.Web.Features", House.Web);
    private static readonly Slices Offenders = Slices.Below(typeof(Offenders.Unsealed).Namespace!, House.Tests);

    [Fact]
    public void Core_stands_on_the_runtime_alone() => Assert.Empty(BeyondTheRuntime(House.Core));

    [Fact]
    public void Core_stands_on_the_runtime_alone_bites() => Assert.NotEmpty(BeyondTheRuntime(House.Web));

    [Fact]
    public void Web_names_no_library_that_an_adapter_hides() => Assert.Empty(LibrariesOf(House.Web));

    [Fact]
    public void Web_names_no_library_that_an_adapter_hides_bites() => Assert.Contains("Microsoft.EntityFrameworkCore", LibrariesOf(House.Adapters));

    [Fact]
    public void Adapters_do_not_know_the_web() => Assert.DoesNotContain("roots-wiki", References(House.Adapters));

    [Fact]
    public void Adapters_do_not_know_the_web_bites() => Assert.Contains("roots-wiki", References(House.Tests));

    [Fact]
    public void Adapter_folders_do_not_know_each_other_but_for_the_one_that_composes_them()
    {
        Assert.NotEmpty(AdapterFolders.Names);

        Assert.Empty(AdapterFolders.Crossings((from, _) => from == "Hosting"));
    }

    [Fact]
    public void Features_know_what_they_share_and_not_each_other()
    {
        Assert.NotEmpty(Features.Names);

        Assert.Empty(Features.Crossings((from, to) => to == "Shared" && from != "Shared"));
    }

    [Theory]
    [InlineData("ThroughAField")]
    [InlineData("ThroughAClosure")]
    [InlineData("ThroughAnAsyncBody")]
    public void Folders_that_know_each_other_are_found(string way)
    {
        var crossings = Offenders.Crossings((_, _) => false);

        Assert.Contains(crossings, crossing => crossing.Contains($"Left.{way}", StringComparison.Ordinal) && crossing.EndsWith("Right.Neighbour", StringComparison.Ordinal));
    }

    [Fact]
    public void Views_belong_to_their_feature() => Assert.Contains("Shared", Features.Names);

    private static IEnumerable<string> BeyondTheRuntime(Assembly assembly) =>
        References(assembly).Where(name => !name.StartsWith("System.", StringComparison.Ordinal));

    private static IEnumerable<string> LibrariesOf(Assembly assembly) =>
        References(assembly).Where(name => Libraries.Any(library => name == library || name.StartsWith(library + ".", StringComparison.Ordinal)));

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);
}
