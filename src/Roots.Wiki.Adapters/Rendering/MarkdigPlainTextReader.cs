using System.Text;
using System.Text.RegularExpressions;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Roots.Wiki.Rendering;

namespace Roots.Wiki.Adapters.Rendering;

/// <summary>Takes the words out of a page by the same parser that renders it. Safe to call from many threads.</summary>
public sealed partial class MarkdigPlainTextReader(TimeProvider clock) : IPlainTextReader
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public PlainText Read(string markdown)
    {
        if (markdown.Length > Limits.PageBytes || RenderGuard.IsTooDeep(markdown))
        {
            return new(null, [], markdown);
        }

        try
        {
            return Read(MarkdownDialect.Parse(markdown, new(clock, Patience)));
        }
        catch (Exception e) when (e is ArgumentException or TimeoutException)
        {
            return new(null, [], markdown);
        }
    }

    private static PlainText Read(MarkdownDocument document)
    {
        var (ids, text, headings) = (new PageHeadings(document), new StringBuilder(), new List<TextHeading>());
        foreach (var block in document.Descendants<LeafBlock>())
        {
            if (block is HeadingBlock heading)
            {
                headings.Add(new(ids.Of(heading).Id, ids.Of(heading).Text, text.Length));
            }

            var words = Words(block);
            if (!string.IsNullOrWhiteSpace(words))
            {
                text.Append(words.Trim()).Append('\n');
            }
        }

        return new(ids.Toc.FirstOrDefault(h => h.Level == 1)?.Text, headings, text.ToString());
    }

    private static string Words(LeafBlock block) => block switch
    {
        YamlFrontMatterBlock or LinkReferenceDefinition or FootnoteLinkReferenceDefinition => "",
        HtmlBlock html => Tag().Replace(html.Lines.ToString(), " "),
        { Inline: { } inline } => InlineText.Of(inline),
        CodeBlock code => code.Lines.ToString(),
        _ => "",
    };

    [GeneratedRegex("<[^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
