using System.Globalization;
using System.Text;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Git;

/// <summary>
/// Writes our commits. The message is one verb and trailers, the author a pseudonym, the zone +0000: nothing about a
/// person enters history. <c>Roots-Moved-From</c> names the old path, a tab, and the new path.
/// </summary>
internal static class CommitText
{
    public const string Domain = "roots.invalid";
    public const string VersionTrailer = "Roots-Version";
    public const string EditTrailer = "Roots-Edit";
    public const string MovedTrailer = "Roots-Moved-From";

    public static byte[] Write(Oid tree, Oid? parent, AuthorId author, DateTimeOffset at, VersionId version, Changeset changeset)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var text = new StringBuilder($"tree {tree}\n");
        if (parent is { } p)
        {
            text.Append(CultureInfo.InvariantCulture, $"parent {p}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"author {(author == AuthorId.Host ? "Roots.Wiki" : "Mitglied " + author)} <{author}@{Domain}> {seconds} +0000\n");
        text.Append(CultureInfo.InvariantCulture, $"committer Roots.Wiki <wiki@{Domain}> {seconds} +0000\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{Verb(changeset.Kind)}\n\n{VersionTrailer}: {version}\n{EditTrailer}: {Word(changeset.Kind)}\n");
        foreach (var (now, old) in changeset.MovedFrom.OrderBy(m => m.Key))
        {
            text.Append(CultureInfo.InvariantCulture, $"{MovedTrailer}: {old}\t{now}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The kind that a trailer names; anything else was not made by this program.</summary>
    public static ChangeKind Kind(string? word) => Enum.GetValues<ChangeKind>().FirstOrDefault(k => Word(k) == word, ChangeKind.Foreign);

    private static string Verb(ChangeKind kind) => kind switch
    {
        ChangeKind.Save => "Save",
        ChangeKind.Answer => "Answer",
        ChangeKind.Confirm => "Confirm",
        ChangeKind.Restore => "Restore",
        ChangeKind.Move => "Move",
        ChangeKind.Delete => "Delete",
        ChangeKind.Import => "Import",
        ChangeKind.Settings => "Configure",
        ChangeKind.Handover => "Hand over",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Only others make foreign commits."),
    };

    private static string Word(ChangeKind kind) => kind.ToString().ToLowerInvariant();
}
