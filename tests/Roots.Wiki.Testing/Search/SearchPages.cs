using System.Security.Cryptography;
using System.Text;
using Roots.Wiki.Search;

namespace Roots.Wiki.Testing.Search;

/// <summary>Makes pages for a search engine; everybody may read them unless said otherwise.</summary>
public static class SearchPages
{
    /// <summary>The access key of pages that say nothing else.</summary>
    public const string Everybody = "v";

    /// <summary>A page; its blob follows from its words.</summary>
    public static SearchDocument Page(string path, string body = "", string? title = null, string access = Everybody, string[]? tags = null, string[]? headings = null) =>
        new(PagePath.Parse(path), BlobOf(title + body), access, title ?? "Seite", tags ?? [], headings ?? [], body);

    /// <summary>Some blob id, equal for equal texts.</summary>
    public static BlobId BlobOf(string text) => BlobId.Parse(Digits(text));

    /// <summary>Some commit id, equal for equal names.</summary>
    public static CommitId Commit(string name = "one") => CommitId.Parse(Digits(name));

    /// <summary>Applies pages as one commit.</summary>
    public static Task<bool> Apply(this ISearchEngine engine, params SearchDocument[] pages) =>
        engine.ApplyAsync(pages, [], Commit(), TestContext.Current.CancellationToken);

    /// <summary>The addresses that a text finds, best first.</summary>
    public static IReadOnlyList<string> Find(this ISearchEngine engine, string text, params string[]? access) =>
        [.. engine.Search(SearchQuery.Parse(text), access is { Length: 0 } ? null : access, 100).Where(h => !h.IsPartial).Select(h => h.Path.Value)];

    private static string Digits(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..40];
}
