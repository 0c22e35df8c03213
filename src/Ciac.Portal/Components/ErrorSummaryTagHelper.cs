using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Ciac.Portal.Components.Markup;

namespace Ciac.Portal.Components;

/// <summary>Every error of the page on top of it, each a link to its field; focused when the page opens. Also for a single error.</summary>
[HtmlTargetElement("c-error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(IStringLocalizer<ComponentTexts> texts, PageFrame frame) : TagHelper
{
    public FormErrors Errors { get; set; } = FormErrors.None;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!Errors.Any)
        {
            output.SuppressOutput();
            return;
        }
        frame.HasErrors = true;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error-summary");
        output.Attributes.SetAttribute("data-module", "error-summary");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Content.AppendHtml(Tag("div").With("role", "alert").Add(
            Tag("h2").Text(texts["ErrorSummary.Title"]),
            Tag("ul").Add(Errors.All.Select(Line))));
    }

    private static TagBuilder Line(FormError error) => Tag("li").Add(error.Field.Length == 0
        ? Tag("span").Text(error.Message)
        : Tag("a").With("href", "#" + FormErrors.IdOf(error.Field)).Text(error.Message));
}
