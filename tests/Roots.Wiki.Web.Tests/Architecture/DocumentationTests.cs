using System.Xml.Linq;

namespace Roots.Wiki.Web.Tests.Architecture;

/// <summary>A port is a promise; a promise is written down. (That every member has words at all, the compiler demands.)</summary>
public sealed class DocumentationTests
{
    private static readonly string[] ThreadWords = ["many threads", "safe to share", "one thread"];

    public static TheoryData<Type> Ports => [.. House.Types(House.Core).Where(type => type.IsInterface && type.IsPublic)];

    [Theory]
    [MemberData(nameof(Ports))]
    public void A_port_says_whether_threads_may_share_it(Type port) => Assert.True(SpeaksOfThreads(WordsOn(port)), WordsOn(port));

    [Fact]
    public void A_port_says_whether_threads_may_share_it_bites() => Assert.False(SpeaksOfThreads(WordsOn(typeof(PagePath))));

    [Fact]
    public void There_are_ports() => Assert.Contains(Ports, port => port.Data == typeof(Roots.Wiki.Pages.IPageStore));

    private static bool SpeaksOfThreads(string words) => ThreadWords.Any(word => words.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string WordsOn(Type type) =>
        XDocument.Load(Path.ChangeExtension(type.Assembly.Location, ".xml")).Descendants("member")
            .Where(member => (string?)member.Attribute("name") == "T:" + type.FullName)
            .Select(member => member.Value).SingleOrDefault("");
}
