using System.Text;
using System.Text.Unicode;
using Roots.Wiki.Handovers;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Pages;

/// <summary>Reads <see cref="PageFacts"/> out of bytes: front matter, first heading, answers. One pass, no Markdown parser.</summary>
internal static class PageFactsReader
{
    public static PageFacts Read(PagePath path, ReadOnlySpan<byte> bytes)
    {
        // What is no text is read as far as it goes all the same: a visibility in an odd encoding must not open the page.
        var isText = bytes.Length <= Limits.PageBytes && Utf8.IsValid(bytes) && !bytes.Contains((byte)0);
        var text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, Limits.PageBytes)]);
        var front = FrontMatter.Read(text);
        var type = front.Scalar("type")?.Trim() is { Length: > 0 } t ? t : null;
        var template = type is null && front.Scalar("template")?.Trim() is { Length: > 0 } made ? made : null;
        return new()
        {
            Title = PageTitle.Of(path, text, front),
            Type = type,
            Tags = front.List("tags"),
            Aliases = front.List("aliases"),
            Visibility = front.IsOther("visibility") ? Visibility.Board : VisibilityWords.Read(front.Scalar("visibility")),
            Readers = CircleList.Read(front, "readers"),
            Role = front.Scalar("role")?.Trim() is { Length: > 0 } role ? role : null,
            Office = type == "role" ? RoleFactsReader.Read(front) : null,
            Handover = type == "handover" ? HandoverFactsReader.Read(text, front) : null,
            Unit = type == "unit" ? new(UnitFacts.Read(front.Scalar("kind")), front.Scalar("parent")?.Trim('/', ' ') is { Length: > 0 } parent ? parent : null) : null,
            Template = template,
            Answers = type == "knowledge" || template is not null ? AnswerReader.Read(text, front) : [],
            Review = PageReview.Read(front),
            FrontMatterProblem = front.Problem,
            IsText = isText,
            Bytes = bytes.Length,
        };
    }
}
