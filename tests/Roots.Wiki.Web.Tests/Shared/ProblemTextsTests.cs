using System.Globalization;
using System.Resources;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Tests.Shared;

public sealed class ProblemTextsTests
{
    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public void Every_problem_has_words(string language)
    {
        var texts = new ResourceManager(typeof(ProblemTexts)).GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: language == "de")!;

        Assert.All(Enum.GetNames<ProblemCode>(), code => Assert.False(string.IsNullOrWhiteSpace(texts.GetString(code)), code));
    }
}
