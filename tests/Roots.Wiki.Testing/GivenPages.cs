using System.Text;
using Roots.Wiki.Pages;
using Roots.Wiki.Testing.Pages;

namespace Roots.Wiki.Testing;

/// <summary>Makes what a test needs and does not care about.</summary>
public static partial class Given
{
    /// <summary>A wiki without any page, in memory.</summary>
    public static InMemoryPageStore AWiki() => new();

    /// <summary>The wiki with a page written by the host; overwrites.</summary>
    /// <param name="address">Without <c>.md</c>.</param>
    public static InMemoryPageStore With(this InMemoryPageStore wiki, string address, string markdown) => wiki.Push("Given", (address + ".md", markdown));

    /// <summary>Somebody who is signed in.</summary>
    public static Actor.Member AMember(PersonId? person = null, bool administers = false) => new(MemberId.New(), AuthorId.New(), person ?? PersonId.New(), administers);

    /// <summary>Somebody of the Verwaltung.</summary>
    public static Actor.Member AnAdministrator() => AMember(administers: true);

    /// <summary>The file of a page.</summary>
    public static GitPath APage(string address) => GitPath.Parse(address + ".md");

    /// <summary>A changeset that creates a page, or that saves it over a text that was edited.</summary>
    public static Changeset ASave(Actor actor, string address, string markdown, BlobId? over = null) =>
        new(actor, ChangeKind.Save, [new FileEdit.Write(APage(address), markdown, over)]);

    /// <summary>Saves a page over whatever stands there.</summary>
    public static async Task<CommitResult.Committed> SaveAsync(this IPageStore store, string address, string markdown, Actor? actor = null)
    {
        var over = store.Current.Files.GetValueOrDefault(APage(address));
        return Assert.IsType<CommitResult.Committed>(await store.CommitAsync(ASave(actor ?? Actor.Host.Instance, address, markdown, over), TestContext.Current.CancellationToken));
    }

    /// <summary>The text of a file as it stands now; null where there is none.</summary>
    public static async Task<string?> TextAsync(this IPageStore store, GitPath file) =>
        store.Current.Files.GetValueOrDefault(file) is { } blob && await store.ReadAsync(blob, TestContext.Current.CancellationToken) is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;

    /// <summary>The text of a page as it stands now; null where there is none.</summary>
    public static Task<string?> TextAsync(this IPageStore store, string address) => store.TextAsync(APage(address));
}
