namespace Roots.Wiki.Pages;

/// <summary>Reads <see cref="PageFacts"/> out of bytes: front matter, first heading, answers. One pass, no Markdown parser.</summary>
internal static class PageFactsReader
{
    public static PageFacts Read(PagePath path, ReadOnlySpan<byte> bytes) => throw new NotImplementedException();
}
