namespace Roots.Wiki;

/// <summary>Every bound on what people may enter, in one place; the pages show them.</summary>
public static class Limits
{
    /// <summary>The largest page that may be written, in bytes of UTF-8. Larger ones that exist are served as text and say so.</summary>
    public const int PageBytes = 512 * 1024;

    /// <summary>The longest title in characters.</summary>
    public const int TitleLength = 200;

    /// <summary>The longest one-line answer in characters.</summary>
    public const int ShortAnswerLength = 200;

    /// <summary>The longest answer in characters.</summary>
    public const int AnswerLength = 20_000;

    /// <summary>The longest question, hint or reply about an answer or a page in characters.</summary>
    public const int RemarkLength = 500;

    /// <summary>The longest cell of a table answer in characters.</summary>
    public const int CellLength = 500;

    /// <summary>The most rows in one table answer.</summary>
    public const int AnswerRows = 200;

    /// <summary>The largest photo of an answer in bytes.</summary>
    public const int PhotoBytes = 8 * 1024 * 1024;

    /// <summary>The longer side of a photo in pixels, as the browser makes it smaller.</summary>
    public const int PhotoSide = 1600;

    /// <summary>The most photos of one answer.</summary>
    public const int AnswerPhotos = 4;

    /// <summary>The most photos that wait from one link without account.</summary>
    public const int GuestPhotos = 12;

    /// <summary>The largest recording of a spoken answer in bytes.</summary>
    public const int RecordingBytes = 25 * 1024 * 1024;

    /// <summary>The largest attachment in bytes.</summary>
    public const int AttachmentBytes = 25 * 1024 * 1024;

    /// <summary>The longest search text in characters.</summary>
    public const int QueryLength = 200;

    /// <summary>The most words of a search text; later ones are ignored.</summary>
    public const int QueryWords = 16;

    /// <summary>The longest name of a person or an association in characters.</summary>
    public const int NameLength = 100;

    /// <summary>The shortest password in characters.</summary>
    public const int PasswordLength = 12;

    /// <summary>How long a sitting rests before the server puts it into the wiki.</summary>
    public static readonly TimeSpan SittingRest = TimeSpan.FromMinutes(15);
}
