using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Roots.Wiki.Web.Features.Shared;

/// <summary>Loads our custom elements, if they were built: without Node every page still works as plain forms.</summary>
[HtmlTargetElement("frontend-script", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FrontendScriptTagHelper(IStringLocalizer<SharedTexts> texts) : TagHelper
{
    private const string Bundle = "-/assets/dist/app.js";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var assets = ViewContext.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        if (assets is null || !assets.IsContentSpecificUrl(assets[Bundle]))
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "script";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", "module");
        output.Attributes.SetAttribute("data-table-label", texts["ScrollableTable"].Value);
        output.Attributes.SetAttribute("src", ViewContext.HttpContext.Request.PathBase + "/" + assets[Bundle]);
    }
}
