using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Roots.Wiki;

/// <summary>Git's name of a file's content: 40 lower-case hexadecimal digits. Immutable; equal content has an equal id.</summary>
public sealed record BlobId
{
    private BlobId(string value) => Value = value;

    /// <summary>The 40 digits.</summary>
    public string Value { get; }

    /// <summary>Reads an id, for instance from a form or an <c>If-Match</c> header.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out BlobId? id) =>
        (id = Hex.IsHex(text, 40) ? new BlobId(text) : null) is not null;

    /// <exception cref="FormatException"><paramref name="text"/> is not 40 lower-case hexadecimal digits.</exception>
    public static BlobId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a blob id.");

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Git's name of a commit: 40 lower-case hexadecimal digits. Never shown to people and never part of a URL: see <see cref="VersionId"/>.</summary>
public sealed record CommitId
{
    private CommitId(string value) => Value = value;

    /// <summary>The 40 digits.</summary>
    public string Value { get; }

    /// <exception cref="FormatException"><paramref name="text"/> is not 40 lower-case hexadecimal digits.</exception>
    public static CommitId Parse(string text) => Hex.IsHex(text, 40) ? new CommitId(text) : throw new FormatException($"'{text}' is not a commit id.");

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>
/// The public name of a version: the random <c>Roots-Version</c> trailer of its commit, or the first 16 digits of the
/// commit's id where a commit has none. It survives a purge, which changes commit ids. 16 lower-case hexadecimal digits.
/// </summary>
public sealed record VersionId
{
    private VersionId(string value) => Value = value;

    /// <summary>The 16 digits.</summary>
    public string Value { get; }

    /// <summary>A new random id for a commit that is about to be made.</summary>
    public static VersionId New() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)));

    /// <summary>The id of a foreign commit, which has no trailer.</summary>
    public static VersionId Of(CommitId commit) => new(commit.Value[..16]);

    /// <summary>Reads an id from a URL.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out VersionId? id) =>
        (id = Hex.IsHex(text, 16) ? new VersionId(text) : null) is not null;

    /// <exception cref="FormatException"><paramref name="text"/> is not 16 lower-case hexadecimal digits.</exception>
    public static VersionId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a version id.");

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>The pseudonym under which a member writes into git: 10 random base-32 characters, never derived from a person's id.</summary>
public sealed record AuthorId : RandomId
{
    private AuthorId(string value) : base(value) { }

    /// <summary>The author of what the host itself does: set-up, import, maintenance.</summary>
    public static AuthorId Host { get; } = new("wiki222222");

    /// <summary>A new random pseudonym.</summary>
    public static AuthorId New() => new(Fresh());

    /// <summary>Reads a pseudonym, for instance from a commit.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out AuthorId? id) => (id = IsId(text) ? new AuthorId(text) : null) is not null;

    /// <exception cref="FormatException"><paramref name="text"/> is not an id.</exception>
    public static AuthorId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not an author id.");

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A person in the registry, as pages refer to one: <c>[Kassenwartin](person:k3v9x2m7qa)</c>. 10 random base-32 characters.</summary>
public sealed record PersonId : RandomId
{
    private PersonId(string value) : base(value) { }

    /// <summary>A new random id.</summary>
    public static PersonId New() => new(Fresh());

    /// <summary>Reads an id, for instance from a page.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PersonId? id) => (id = IsId(text) ? new PersonId(text) : null) is not null;

    /// <exception cref="FormatException"><paramref name="text"/> is not an id.</exception>
    public static PersonId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a person id.");

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A member's account in one wiki. 10 random base-32 characters.</summary>
public sealed record MemberId : RandomId
{
    private MemberId(string value) : base(value) { }

    /// <summary>A new random id.</summary>
    public static MemberId New() => new(Fresh());

    /// <summary>Reads an id.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out MemberId? id) => (id = IsId(text) ? new MemberId(text) : null) is not null;

    /// <exception cref="FormatException"><paramref name="text"/> is not an id.</exception>
    public static MemberId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a member id.");

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>One wiki, chosen at its birth, never changed or reused; host name and path are settings. 10 random base-32 characters.</summary>
public sealed record WikiId : RandomId
{
    private WikiId(string value) : base(value) { }

    /// <summary>A new random id.</summary>
    public static WikiId New() => new(Fresh());

    /// <summary>Reads an id, for instance a folder's name.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out WikiId? id) => (id = IsId(text) ? new WikiId(text) : null) is not null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>10 characters out of 31: 49 random bits, unguessable in number, easy to read aloud.</summary>
public abstract record RandomId
{
    private protected const int Length = 10;
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789"; // no i, l, o, 0, 1: nobody mistakes them

    private protected RandomId(string value) => Value = value;

    /// <summary>The 10 characters.</summary>
    public string Value { get; }

    private protected static bool IsId([NotNullWhen(true)] string? text) =>
        text is { Length: Length } && text.All(c => c is (>= 'a' and <= 'z') or (>= '2' and <= '9'));

    private protected static string Fresh() => RandomNumberGenerator.GetString(Alphabet, Length);
}

internal static class Hex
{
    public static bool IsHex([NotNullWhen(true)] string? text, int length) =>
        text is not null && text.Length == length && text.All(c => char.IsAsciiHexDigitLower(c));
}
