using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Roots.Wiki.Web.Features.Shared;

/// <summary>Draws one symbol of our sprite: <c>&lt;icon name="search" /&gt;</c>. A symbol never stands without words beside it.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper(IUrlHelperFactory urls) : TagHelper
{
    private const string Sprite = "-/assets/icons/sprite.svg";

    public string Name { get; set; } = "";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var extra = output.Attributes["class"]?.Value?.ToString();
        output.TagName = null;
        output.Content.SetHtmlContent(Draw(ViewContext, Name, extra));
    }

    internal TagBuilder Draw(ViewContext view, string name, string? extraClass = null)
    {
        // the fingerprinted address, so that browsers may keep the sprite for a year
        var assets = view.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        var use = new TagBuilder("use");
        use.Attributes["href"] = $"{urls.GetUrlHelper(view).Content("~/" + (assets?[Sprite] ?? Sprite))}#{name}";

        var svg = new TagBuilder("svg");
        svg.Attributes["class"] = $"icon {extraClass}".TrimEnd();
        svg.Attributes["aria-hidden"] = "true";
        svg.Attributes["focusable"] = "false";
        svg.InnerHtml.AppendHtml(use);
        return svg;
    }
}
