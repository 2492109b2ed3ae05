using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Roots.Wiki.Web.Features.Shared;

/// <summary>
/// One question of a form with its label, help and error beside it:
/// <c>&lt;field for="Title" label="@T["Title"]" help="@T["TitleHelp"]"&gt;&lt;input asp-for="Title" /&gt;&lt;/field&gt;</c>.
/// </summary>
/// <remarks>The control inside is tied to help and error (<c>aria-describedby</c>, <c>aria-invalid</c>) without further ado.</remarks>
[HtmlTargetElement("field", Attributes = "for,label")]
public sealed class FieldTagHelper(IStringLocalizer<SharedTexts> texts) : TagHelper
{
    internal const string Key = "Roots.Wiki.Field";

    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    public string? Help { get; set; }

    public bool Optional { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Init(TagHelperContext context)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, "_");
        var error = ViewContext.ModelState.TryGetValue(name, out var state) && state.Errors.Count > 0 ? state.Errors[0].ErrorMessage : null;
        context.Items[Key] = new Field(id, Help is not null, error);
    }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var field = (Field)context.Items[Key];
        var control = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", $"field {(field.Error is null ? "" : "invalid ")}{output.Attributes["class"]?.Value}".TrimEnd());

        var label = new TagBuilder("label");
        label.Attributes["for"] = field.Id;
        label.InnerHtml.Append(Label);
        if (Optional)
        {
            label.InnerHtml.Append(" ").AppendHtml(Text("span", "optional", null, $"({texts["Optional"]})"));
        }

        output.Content.AppendHtml(label);
        if (Help is not null)
        {
            output.Content.AppendHtml(Text("p", "help", field.HelpId, Help));
        }

        output.Content.AppendHtml(control);
        if (field.Error is not null)
        {
            output.Content.AppendHtml(Text("p", "error", field.ErrorId, field.Error));
        }
    }

    private static TagBuilder Text(string tag, string cssClass, string? id, string text)
    {
        var element = new TagBuilder(tag);
        element.AddCssClass(cssClass);
        if (id is not null)
        {
            element.Attributes["id"] = id;
        }

        element.InnerHtml.Append(text);
        return element;
    }

    internal sealed record Field(string Id, bool HasHelp, string? Error)
    {
        public string HelpId => Id + "-help";

        public string ErrorId => Id + "-error";

        public string? DescribedBy => string.Join(' ', new[] { HasHelp ? HelpId : null, Error is null ? null : ErrorId }.OfType<string>());
    }
}

/// <summary>Ties a control inside a <c>&lt;field&gt;</c> to the field's help and error.</summary>
[HtmlTargetElement("input", Attributes = "asp-for")]
[HtmlTargetElement("textarea", Attributes = "asp-for")]
[HtmlTargetElement("select", Attributes = "asp-for")]
public sealed class FieldControlTagHelper : TagHelper
{
    public override int Order => 1000;   // after the framework's own helper

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!context.Items.TryGetValue(FieldTagHelper.Key, out var item) || item is not FieldTagHelper.Field field)
        {
            return;
        }

        if (field.DescribedBy is { Length: > 0 } ids)
        {
            output.Attributes.SetAttribute("aria-describedby", ids);
        }

        if (field.Error is not null)
        {
            output.Attributes.SetAttribute("aria-invalid", "true");
        }
    }
}
