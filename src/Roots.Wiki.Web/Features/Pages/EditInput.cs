using System.Globalization;
using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Web.Features.Pages;

/// <summary>What the form of a page sends.</summary>
public sealed class EditInput
{
    private const int UsualMonths = 12;

    /// <summary>Blob id of the text that is edited; empty for a new page.</summary>
    public string? Base { get; set; }

    public string? Title { get; set; }

    public string? Body { get; set; }

    /// <summary>The word of <see cref="VisibilityWords"/>; empty for none.</summary>
    public string? Visibility { get; set; }

    /// <summary>Whether the form asked who alone may read the page.</summary>
    public bool AsksReaders { get; set; }

    /// <summary>Who alone may read it; empty for nobody in particular.</summary>
    public List<string> Readers { get; set; } = [];

    public string? Tags { get; set; }

    /// <summary>Whether the form asked who looks after the page.</summary>
    public bool AsksReview { get; set; }

    /// <summary>The office that looks after the page; empty for the page's own, or none.</summary>
    public string? ReviewOffice { get; set; }

    /// <summary>After how many months; empty for never.</summary>
    public string? ReviewMonths { get; set; }

    /// <summary>Whether <see cref="Body"/> is the whole file.</summary>
    public bool IsWhole { get; set; }

    public BlobId? BaseId => BlobId.TryParse(Base, out var id) ? id : null;

    public PageForm ToForm() => new(Title ?? "", Body ?? "", VisibilityWords.Read(Visibility), PageForm.ReadTags(Tags), IsWhole) { Review = AsksReview ? ToReview() : null, Readers = AsksReaders ? Readers : null };

    public static EditInput Of(PageForm form, BlobId? @base) => new()
    {
        Base = @base?.Value,
        Title = form.Title,
        Body = form.Body,
        Visibility = form.Visibility?.Write(),
        Tags = string.Join(", ", form.Tags),
        IsWhole = form.IsWhole,
        Readers = [.. form.Readers ?? []],
        ReviewOffice = form.Review?.Office,
        ReviewMonths = form.Review?.Months?.ToString(CultureInfo.InvariantCulture),
    };

    // Who names an office means that it looks, also without saying how often.
    private ReviewChoice ToReview()
    {
        var office = ReviewOffice?.Trim('/', ' ') is { Length: > 0 } named ? named : null;
        return new(office, string.IsNullOrEmpty(ReviewMonths) ? office is null ? null : UsualMonths
            : int.TryParse(ReviewMonths, NumberStyles.None, CultureInfo.InvariantCulture, out var months) ? months : -1);
    }
}
