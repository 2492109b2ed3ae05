using Lucene.Net.Documents;
using Lucene.Net.Index;
using Roots.Wiki.Pages;
using Roots.Wiki.Search;

namespace Roots.Wiki.Adapters.Search;

/// <summary>Turns pages into what the index takes. Of the page itself only address and blob id are stored.</summary>
internal sealed class IndexDocument(WordCutter cutter)
{
    private static readonly FieldType WordsOnly = Frozen();

    /// <summary>What the index takes of a page.</summary>
    public Document Of(SearchDocument page)
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

        var title = Cut([page.Title]);
        var headings = Cut(page.Headings);
        var body = Cut([page.Body]);
        document.Add(new TextField(IndexFields.Title, FormStream.Terms(title)));
        document.Add(new TextField(IndexFields.Headings, FormStream.Terms(headings)));
        document.Add(new TextField(IndexFields.Body, FormStream.Terms(body)));
        document.Add(new TextField(IndexFields.Tags, FormStream.Terms(Cut(page.Tags))));
        document.Add(new TextField(IndexFields.Place, FormStream.Terms(Cut([page.Path.Value.Replace('-', ' ').Replace('/', ' ')]))));
        document.Add(new Field(IndexFields.Word, FormStream.Readable([.. title, .. headings, .. body]), WordsOnly));
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

    private List<IReadOnlyList<WordForm>> Cut(IEnumerable<string> texts)
    {
        var cut = new List<IReadOnlyList<WordForm>>();
        foreach (var text in texts)
        {
            cut.Add(cutter.Cut(text));
            if (JoinedWords.Of(text) is { Length: > 0 } joined)
            {
                cut.Add(cutter.Cut(joined));
            }
        }

        return cut;
    }

    private static FieldType Frozen()
    {
        var type = new FieldType(TextField.TYPE_NOT_STORED) { IndexOptions = IndexOptions.DOCS_ONLY, OmitNorms = true };
        type.Freeze();
        return type;
    }
}
