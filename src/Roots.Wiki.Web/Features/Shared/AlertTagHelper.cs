using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Roots.Wiki.Web.Features.Shared;

public enum AlertKind
{
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

/// <summary>A box that asks for attention: <c>&lt;alert kind="Warning"&gt;&lt;p&gt;…&lt;/p&gt;&lt;/alert&gt;</c>.</summary>
[HtmlTargetElement("alert", Attributes = "kind")]
public sealed class AlertTagHelper(IconTagHelper icons) : TagHelper
{
    public AlertKind Kind { get; set; }

    [Microsoft.AspNetCore.Mvc.ViewFeatures.ViewContext, HtmlAttributeNotBound]
    public Microsoft.AspNetCore.Mvc.Rendering.ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var symbol = Kind switch
        {
            AlertKind.Tip => "tip",
            AlertKind.Important => "important",
            AlertKind.Warning => "warning",
            AlertKind.Caution => "caution",
            _ => "info",
        };
        output.TagName = "div";
        output.Attributes.SetAttribute("class", $"alert {Kind.ToString().ToLowerInvariant()} {output.Attributes["class"]?.Value}".TrimEnd());
        output.PreContent.AppendHtml(icons.Draw(ViewContext, symbol));
    }
}
