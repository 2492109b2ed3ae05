using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Roots.Wiki.Rendering;

namespace Roots.Wiki.Web.Features.Shared;

/// <summary>The one place where markup is written as it is: <c>&lt;safe-html value="Model.Html" /&gt;</c>.</summary>
[HtmlTargetElement("safe-html", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SafeHtmlTagHelper : TagHelper
{
    public SafeHtml Value { get; set; } = SafeHtml.Empty;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(new Markup(Value));
    }

    private sealed class Markup(SafeHtml html) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(html.Value);
    }
}
