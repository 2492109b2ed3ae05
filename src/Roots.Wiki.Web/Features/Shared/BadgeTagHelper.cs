using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Roots.Wiki.Web.Features.Shared;

/// <summary>The states that have one word, one symbol and one colour everywhere.</summary>
public enum BadgeKind
{
    Seed,
    Seedling,
    Growing,
    Rooted,
    QuickStartDone,
    Current,
    ReviewDue,
    Stale,
    Draft,
    InWiki,
    Vacant,
    VisiblePublic,
    VisibleAssociation,
    VisibleOffice,
    VisibleBoard,
    VisiblePrivate,
    Required,
    Partial,
    Unknown,
    NotApplicable,
}

/// <summary>Says a state in a word with its symbol: <c>&lt;badge kind="Rooted" /&gt;</c>; content in between replaces the word.</summary>
[HtmlTargetElement("badge", Attributes = "kind")]
public sealed class BadgeTagHelper(IStringLocalizer<SharedTexts> texts, IconTagHelper icons) : TagHelper
{
    public BadgeKind Kind { get; set; }

    [Microsoft.AspNetCore.Mvc.ViewFeatures.ViewContext, HtmlAttributeNotBound]
    public Microsoft.AspNetCore.Mvc.Rendering.ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var (look, symbol) = Look(Kind);
        var words = await output.GetChildContentAsync();
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"badge {look} {output.Attributes["class"]?.Value}".TrimEnd());
        output.PreContent.AppendHtml(icons.Draw(ViewContext, symbol));
        if (words.IsEmptyOrWhiteSpace)
        {
            output.Content.SetContent(texts["Badge" + Kind]);
        }
    }

    private static (string Look, string Symbol) Look(BadgeKind kind) => kind switch
    {
        BadgeKind.Seed => ("seed", "seed"),
        BadgeKind.Seedling => ("seedling", "seedling"),
        BadgeKind.Growing => ("growing", "growing"),
        BadgeKind.Rooted => ("rooted", "rooted"),
        BadgeKind.QuickStartDone => ("good", "bolt"),
        BadgeKind.Current => ("good", "check-circle"),
        BadgeKind.ReviewDue => ("due", "clock"),
        BadgeKind.Stale => ("bad", "warning"),
        BadgeKind.Draft => ("due", "draft"),
        BadgeKind.InWiki => ("good", "in-wiki"),
        BadgeKind.Vacant => ("bad", "person"),
        BadgeKind.VisiblePublic => ("calm", "globe"),
        BadgeKind.VisibleAssociation => ("calm", "people"),
        BadgeKind.VisibleOffice => ("special", "key"),
        BadgeKind.VisibleBoard => ("special", "board"),
        BadgeKind.VisiblePrivate => ("special", "lock"),
        BadgeKind.Required => ("due", "star"),
        BadgeKind.Partial => ("due", "edit"),
        BadgeKind.Unknown => ("due", "question"),
        _ => ("", "check"),
    };
}
