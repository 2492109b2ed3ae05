using Roots.Wiki.Erasure;

namespace Roots.Wiki.Web.Features.Admin;

/// <summary>What is to go, as somebody types it.</summary>
public sealed class ErasureForm
{
    /// <summary>One spelling a line.</summary>
    public string? Texts { get; set; }

    public bool WholeWords { get; set; }

    /// <summary>The address of a page or file.</summary>
    public string? File { get; set; }

    /// <summary>One version of it only; null for the whole.</summary>
    public string? Version { get; set; }

    public string? Person { get; set; }

    public bool ForgetPerson { get; set; }

    public EraseGround Ground { get; set; }

    public string? Reference { get; set; }

    public string? Recipients { get; set; }

    public int BackupDays { get; set; } = ErasureDesk.UsualBackupDays;

    /// <summary>The scope, or what is wrong with it.</summary>
    public (EraseScope? Scope, Problem? Problem) Read(Wiki wiki)
    {
        GitPath? file = null;
        if (File?.Trim().Trim('/') is { Length: > 0 } address && (file = Find(wiki, address)) is null)
        {
            return (null, new(ProblemCode.NotFound, nameof(File)));
        }

        VersionId? version = null;
        if (!string.IsNullOrWhiteSpace(Version) && (file is null || !VersionId.TryParse(Version.Trim(), out version)))
        {
            return (null, new(ProblemCode.UnknownVersion, nameof(Version)));
        }

        PersonId? person = null;
        if (!string.IsNullOrEmpty(Person) && (!PersonId.TryParse(Person, out person) || !wiki.Persons.Current.Persons.ContainsKey(person)))
        {
            return (null, new(ProblemCode.NotAnOption, nameof(Person)));
        }

        return (new EraseScope
        {
            Texts = (Texts ?? "").Split('\n').Select(t => t.Trim()).Where(t => t.Length > 0).ToList(),
            WholeWords = WholeWords,
            Person = person,
            ForgetPerson = person is not null && ForgetPerson,
            Files = file is not null && version is null ? [file] : [],
            Versions = file is not null && version is not null ? [new(file, version)] : [],
        }, null);
    }

    // A page that is gone may still be erased from the past, by the path that it had.
    private static GitPath? Find(Wiki wiki, string address) =>
        GitPath.TryParse(address, out var file) && wiki.Snapshot.Files.ContainsKey(file) ? file
        : PagePath.TryParse(address, out var page) && (wiki.Snapshot.Find(page) is not null || !page.Name.Contains('.', StringComparison.Ordinal)) ? page.File
        : file;
}
