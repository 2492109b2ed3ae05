using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Roots.Wiki.Web.Features.Shared;

/// <summary>Draws one symbol of our sprite: <c>&lt;icon name="search" /&gt;</c>. A symbol never stands without words beside it.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper(IUrlHelperFactory urls) : TagHelper
{
    public string Name { get; set; } = "";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"icon {output.Attributes["class"]?.Value}".TrimEnd());
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        output.Content.AppendHtml(Use(urls.GetUrlHelper(ViewContext).Content(Sprite(ViewContext.HttpContext)) + "#" + Name));
    }

    /// <summary>The sprite's address with its fingerprint, so that browsers may keep it for a year.</summary>
    private static string Sprite(HttpContext http)
    {
        var assets = http.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Components.ResourceAssetCollection>();
        return "~/" + (assets?["-/assets/icons/sprite.svg"] ?? "-/assets/icons/sprite.svg");
    }

    private static TagBuilder Use(string href)
    {
        var use = new TagBuilder("use");
        use.Attributes["href"] = href;
        return use;
    }
}
