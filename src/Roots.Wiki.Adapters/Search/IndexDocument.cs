using System.Text.RegularExpressions;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Roots.Wiki.Pages;
using Roots.Wiki.Search;

namespace Roots.Wiki.Adapters.Search;

/// <summary>Turns a page into what the index takes. Of the page itself only address and blob id are stored.</summary>
internal static partial class IndexDocument
{
    private const int MostJoined = 500;

    private static readonly FieldType WordsOnly = Frozen();

    public static Document Of(SearchDocument page)
    {
        var document = new Document
        {
            new StringField(IndexFields.Path, page.Path.Value, Field.Store.YES),
            new StoredField(IndexFields.Blob, page.Blob.Value),
            new StringField(IndexFields.Access, page.AccessKey, Field.Store.NO),
        };
        foreach (var folder in FoldersOf(page.Path))
        {
            document.Add(new StringField(IndexFields.Folder, folder, Field.Store.NO));
        }

        var body = TextPreparation.Prepare(page.Body);
        var title = TextPreparation.Prepare(page.Title);
        Add(document, IndexFields.Title, title);
        Add(document, IndexFields.Title, Joined(title));
        Add(document, IndexFields.Place, TextPreparation.Prepare(page.Path.Value.Replace('-', ' ').Replace('/', ' ')));
        Add(document, IndexFields.Body, body);
        Add(document, IndexFields.Body, Joined(body));
        document.Add(new Field(IndexFields.Word, title, WordsOnly));
        document.Add(new Field(IndexFields.Word, body, WordsOnly));
        foreach (var tag in page.Tags)
        {
            Add(document, IndexFields.Tags, TextPreparation.Prepare(tag));
        }

        foreach (var heading in page.Headings)
        {
            var text = TextPreparation.Prepare(heading);
            Add(document, IndexFields.Headings, text);
            document.Add(new Field(IndexFields.Word, text, WordsOnly));
        }

        return document;
    }

    /// <summary>A folder as it is compared: without case, umlauts and the difference of blank and hyphen.</summary>
    public static string FoldFolder(string folder) => PageNames.Fold(folder);

    private static IEnumerable<string> FoldersOf(PagePath path)
    {
        for (var folder = path.Folder; folder.Length > 0; folder = folder.LastIndexOf('/') is var i and >= 0 ? folder[..i] : "")
        {
            yield return FoldFolder(folder);
        }
    }

    private static void Add(Document document, string field, string text)
    {
        if (text.Length > 0)
        {
            document.Add(new TextField(field, text, Field.Store.NO));
        }
    }

    // E-Mail is also looked for as Email, Kassen-Wart as Kassenwart.
    private static string Joined(string text) =>
        string.Join(' ', Hyphenated().Matches(text).Take(MostJoined).Select(m => m.Value.Replace("-", "", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal));

    private static FieldType Frozen()
    {
        var type = new FieldType(TextField.TYPE_NOT_STORED) { IndexOptions = IndexOptions.DOCS_ONLY, OmitNorms = true };
        type.Freeze();
        return type;
    }

    [GeneratedRegex(@"\p{L}{1,30}(?:-\p{L}{1,30}){1,3}", RegexOptions.CultureInvariant)]
    private static partial Regex Hyphenated();
}
