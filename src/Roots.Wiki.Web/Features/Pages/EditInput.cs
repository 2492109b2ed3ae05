using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Web.Features.Pages;

/// <summary>What the form of a page sends.</summary>
public sealed class EditInput
{
    /// <summary>Blob id of the text that is edited; empty for a new page.</summary>
    public string? Base { get; set; }

    public string? Title { get; set; }

    public string? Body { get; set; }

    /// <summary>The word of <see cref="VisibilityWords"/>; empty for none.</summary>
    public string? Visibility { get; set; }

    public string? Tags { get; set; }

    /// <summary>Whether <see cref="Body"/> is the whole file.</summary>
    public bool IsWhole { get; set; }

    public BlobId? BaseId => BlobId.TryParse(Base, out var id) ? id : null;

    public PageForm ToForm() => new(Title ?? "", Body ?? "", VisibilityWords.Read(Visibility), PageForm.ReadTags(Tags), IsWhole);

    public static EditInput Of(PageForm form, BlobId? @base) => new()
    {
        Base = @base?.Value,
        Title = form.Title,
        Body = form.Body,
        Visibility = form.Visibility?.Write(),
        Tags = string.Join(", ", form.Tags),
        IsWhole = form.IsWhole,
    };
}
