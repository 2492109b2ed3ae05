namespace Roots.Wiki.Adapters.Tests.Rendering;

/// <summary>The pages under Specs are the description of our dialect: prose, and blocks of Markdown followed by the markup that comes of it.</summary>
public sealed class SpecPageTests
{
    private const string Fence = "````````````````";

    public static TheoryData<string, string, string> Examples()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Specs"), "*.md").Order(StringComparer.Ordinal))
        {
            var parts = File.ReadAllText(file).Split(Fence);
            for (var i = 1; i + 1 < parts.Length; i += 2)
            {
                var example = parts[i].Split("\n.\n");
                data.Add($"{Path.GetFileNameWithoutExtension(file)} {(i + 1) / 2}", example[0][(example[0].IndexOf('\n') + 1)..] + "\n", example[1]);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_of_the_specification_gives_its_markup(string name, string markdown, string expected)
    {
        var html = await Rendered.HtmlAsync(markdown, "kasse");

        Assert.True(Calm(expected) == Calm(html), $"{name}\n--- expected\n{expected}\n--- was\n{html}");
    }

    private static string Calm(string html) => string.Join('\n', html.Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0));
}
