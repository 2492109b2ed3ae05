using System.Text.Json;

namespace Roots.Wiki.Erasure;

/// <summary>A version of a file that is to be emptied.</summary>
/// <param name="File">The file, as it is called now or was called last.</param>
/// <param name="Version">The version.</param>
public sealed record ErasedVersion(GitPath File, VersionId Version);

/// <summary>What is to be erased from everything that the wiki keeps, or only looked for. Immutable.</summary>
/// <remarks>Holds the very data that are to go: keep it no longer than the erasure takes.</remarks>
public sealed record EraseScope
{
    /// <summary>The most texts of one scope.</summary>
    public const int MostTexts = 10;

    /// <summary>The longest text in characters.</summary>
    public const int TextLength = 200;

    /// <summary>How many letters and digits a text needs at least: shorter ones stand everywhere.</summary>
    public const int FewestCharacters = 3;

    /// <summary>Nothing: a rewrite keeps what is reachable and drops the rest.</summary>
    public static EraseScope Nothing { get; } = new();

    /// <summary>Spellings of what is to go; case, composition, blanks and line breaks do not matter.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>Whether a text counts only where it is no part of a longer word.</summary>
    public bool WholeWords { get; init; }

    /// <summary>A person whose id is to go from pages, or null.</summary>
    public PersonId? Person { get; init; }

    /// <summary>A pseudonym that is to go from the authors of commits, or null.</summary>
    public AuthorId? Author { get; init; }

    /// <summary>Pages and attachments that are to go whole, in all versions and under all their names.</summary>
    public IReadOnlyList<GitPath> Files { get; init; } = [];

    /// <summary>Versions whose content is to go.</summary>
    public IReadOnlyList<ErasedVersion> Versions { get; init; } = [];

    /// <summary>Whether there is nothing to erase.</summary>
    public bool IsEmpty => Texts.Count == 0 && Person is null && Author is null && Files.Count == 0 && Versions.Count == 0;

    /// <summary>Whether texts or ids are looked for, as against files only.</summary>
    public bool HasWords => Texts.Count > 0 || Person is not null || Author is not null;

    /// <summary>Why it cannot be erased, or null.</summary>
    public Problem? Check()
    {
        if (IsEmpty)
        {
            return new(ProblemCode.Required, "Texts");
        }

        if (Texts.Count > MostTexts)
        {
            return new(ProblemCode.TooManyRows, "Texts", MostTexts);
        }

        if (Texts.Any(t => t.Length > TextLength))
        {
            return new(ProblemCode.TooLong, "Texts", TextLength);
        }

        return Texts.Any(t => t.Count(char.IsLetterOrDigit) < FewestCharacters) ? new(ProblemCode.EraseTextTooShort, "Texts", FewestCharacters)
            : new ErasePattern(this).MatchesItsReplacement ? new(ProblemCode.EraseTextNeeded, "Texts")
            : null;
    }

    /// <summary>The scope as one line of JSON, for the registry.</summary>
    public string Write() => JsonSerializer.Serialize(new Written(
        Texts, WholeWords, Person?.Value, Author?.Value, [.. Files.Select(f => f.Value)], [.. Versions.Select(v => new[] { v.File.Value, v.Version.Value })]));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static EraseScope Read(string text)
    {
        var written = JsonSerializer.Deserialize<Written>(text) ?? throw new JsonException();
        return new()
        {
            Texts = written.Texts,
            WholeWords = written.WholeWords,
            Person = written.Person is { } person ? PersonId.Parse(person) : null,
            Author = written.Author is { } author ? AuthorId.Parse(author) : null,
            Files = [.. written.Files.Select(GitPath.Parse)],
            Versions = [.. written.Versions.Select(v => new ErasedVersion(GitPath.Parse(v[0]), VersionId.Parse(v[1])))],
        };
    }

    private sealed record Written(IReadOnlyList<string> Texts, bool WholeWords, string? Person, string? Author, string[] Files, string[][] Versions);
}
