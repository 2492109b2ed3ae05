using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Roots.Wiki.Adapters.Rendering;

/// <summary>The one dialect of Markdown: CommonMark and the extensions that are named here. Never Markdig's "advanced" set: its attributes would make markup of text.</summary>
internal static class MarkdownDialect
{
    private static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>Parses a page, its front matter left aside.</summary>
    /// <exception cref="ArgumentException">It is nested too deeply.</exception>
    /// <exception cref="TimeoutException">It takes too long.</exception>
    public static MarkdownDocument Parse(string markdown, RenderBudget budget)
    {
        var context = new MarkdownParserContext();
        context.Properties[RenderBudget.Key] = budget;
        return Markdown.Parse(markdown, Pipeline, context);
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder()
            .UseYamlFrontMatter()
            .UsePipeTables(new PipeTableOptions { RequireHeaderSeparator = true, UseHeaderForColumnCount = true })
            .UseTaskLists()
            .UseFootnotes()
            .UseAlertBlocks()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true });
        builder.Extensions.Add(new WikiLinkExtension());
        builder.Extensions.Add(new RenderBudgetExtension());
        return builder.Build();
    }
}
