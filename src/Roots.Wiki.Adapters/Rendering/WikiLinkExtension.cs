using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax.Inlines;

namespace Roots.Wiki.Adapters.Rendering;

/// <summary><c>[[Titel]]</c>, <c>[[Titel#Abschnitt|Text]]</c> or <c>![[bild.png]]</c>.</summary>
internal sealed class WikiLink : LeafInline
{
    public required string Target { get; init; }

    public required string Label { get; init; }

    public required bool IsImage { get; init; }
}

/// <summary>Reads wiki links before Markdig sees their brackets; so a bar in one is no border of a table cell.</summary>
internal sealed class WikiLinkExtension : IMarkdownExtension
{
    private const int MaxLength = 400;

    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.Insert(0, new Parser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    private sealed class Parser : InlineParser
    {
        public Parser() => OpeningCharacters = ['[', '!'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var isImage = slice.CurrentChar == '!';
            var start = slice.Start + (isImage ? 1 : 0);
            var text = slice.Text.AsSpan(0, Math.Min(slice.End + 1, start + MaxLength));
            if (start + 2 > text.Length || text[start] != '[' || text[start + 1] != '[')
            {
                return false;
            }

            var inner = text[(start + 2)..];
            var length = inner.IndexOfAny("[]\n\r");
            if (length <= 0 || length + 1 >= inner.Length || inner[length] != ']' || inner[length + 1] != ']')
            {
                return false;
            }

            inner = inner[..length];
            var bar = inner.IndexOf('|');
            var target = (bar < 0 ? inner : inner[..bar]).TrimEnd('\\').Trim();
            if (target.IsEmpty)
            {
                return false;
            }

            processor.Inline = new WikiLink { Target = target.ToString(), Label = bar < 0 ? "" : inner[(bar + 1)..].Trim().ToString(), IsImage = isImage };
            slice.Start = start + 2 + length + 2;
            return true;
        }
    }
}
