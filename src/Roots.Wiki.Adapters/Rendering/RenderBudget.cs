using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;

namespace Roots.Wiki.Adapters.Rendering;

/// <summary>How long one page may occupy a thread. The parser and the writer ask it as they go, so that no text burns a core.</summary>
internal sealed class RenderBudget(TimeProvider clock, TimeSpan time)
{
    /// <summary>Where the parser finds it.</summary>
    public static readonly object Key = typeof(RenderBudget);

    private const int Often = 256; // asking the clock costs as much as parsing a few characters
    private readonly long start = clock.GetTimestamp();
    private int asked;

    /// <exception cref="TimeoutException">The time is over.</exception>
    public void Check()
    {
        if (++asked % Often == 0 && clock.GetElapsedTime(start) > time)
        {
            throw new TimeoutException();
        }
    }
}

/// <summary>Asks the budget at each line and at each character that means something.</summary>
internal sealed class RenderBudgetExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new LineWatch());
        pipeline.InlineParsers.Insert(0, new InlineWatch());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    private sealed class LineWatch : BlockParser
    {
        public override BlockState TryOpen(BlockProcessor processor)
        {
            (processor.Context?.Properties[RenderBudget.Key] as RenderBudget)?.Check();
            return BlockState.None;
        }
    }

    private sealed class InlineWatch : InlineParser
    {
        public InlineWatch() => OpeningCharacters = ['[', ']', '!', '<', '*', '_', '`', '~', '|', '&', '\\', ':', '\n', 'h', 'w', 'm', 't', 'f'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            (processor.Context?.Properties[RenderBudget.Key] as RenderBudget)?.Check();
            return false;
        }
    }
}
