using System.Text;
using System.Text.RegularExpressions;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Export;

/// <summary>A file to take home.</summary>
/// <param name="Name">Its path inside the archive.</param>
/// <param name="Bytes">Its content.</param>
public sealed record TakeHomeFile(string Name, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// "Alles mitnehmen": every page and file that the actor may read, as Markdown that any editor opens, with persons named
/// as far as the actor may see them. One consistent state; the wiki may change meanwhile.
/// </summary>
public static partial class TakeHome
{
    /// <summary>The files, read one by one as they are asked for.</summary>
    /// <param name="store">The wiki's content.</param>
    /// <param name="people">Who the persons are.</param>
    /// <param name="view">What the actor may read.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="StoreUnavailableException">The repository cannot be read.</exception>
    public static async IAsyncEnumerable<TakeHomeFile> FilesAsync(
        IPageStore store, PeopleSnapshot people, AccessView view, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var page in view.Snapshot.SortedPages.Where(view.CanRead))
        {
            if (await store.ReadAsync(page.Blob, ct).ConfigureAwait(false) is { } bytes)
            {
                yield return new(page.Path.File.Value, page.Facts.IsText ? Encoding.UTF8.GetBytes(NamePersons(Encoding.UTF8.GetString(bytes.Span), people, view)) : bytes);
            }
        }

        foreach (var (file, blob) in view.Snapshot.Files.Where(f => !f.Key.IsPage && !f.Key.Value.Split('/').Any(s => s.StartsWith('.')) && view.CanRead(f.Key)).OrderBy(f => f.Key))
        {
            if (await store.ReadAsync(blob, ct).ConfigureAwait(false) is { } bytes)
            {
                yield return new(file.Value, bytes);
            }
        }
    }

    /// <summary>The text with references to persons replaced by function, name and, as far as pages show them, telephone and e-mail; by the function alone for those who see no names.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="people">Who the persons are.</param>
    /// <param name="view">What the reader may see; null for somebody who sees no names.</param>
    public static string NamePersons(string markdown, PeopleSnapshot people, AccessView? view) =>
        PersonReference().Replace(markdown, match =>
        {
            var function = match.Groups["text"].Value;
            if (view?.SeesNames != true || !PersonId.TryParse(match.Groups["id"].Value, out var id) || people.Persons.GetValueOrDefault(id) is not { IsHidden: false } person)
            {
                return function;
            }

            var (phone, email) = ContactRights.ShowsOnPages(view, person) ? (person.Phone, person.Email) : (null, null);
            return $"{function} ({string.Join(", ", new[] { person.Name, phone, email }.Where(t => !string.IsNullOrWhiteSpace(t)))})";
        });

    [GeneratedRegex(@"\[(?<text>[^\[\]\n]{0,200})\]\(person:(?<id>[a-z2-9]{10})\)", RegexOptions.None, 1000)]
    private static partial Regex PersonReference();
}
