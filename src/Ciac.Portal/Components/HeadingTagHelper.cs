using Microsoft.AspNetCore.Razor.TagHelpers;
using static Ciac.Portal.Components.Markup;

namespace Ciac.Portal.Components;

/// <summary>The one h1 of a page, with what stands above and below it; also names the page in the browser's title.</summary>
[HtmlTargetElement("c-heading")]
public sealed class HeadingTagHelper(PageFrame frame) : TagHelper
{
    public string Title { get; set; } = "";

    public string? Caption { get; set; }

    public string? Lead { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        frame.Title = Title;
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "page-heading");
        if (!string.IsNullOrEmpty(Caption)) output.PreContent.AppendHtml(Tag("p", "caption").Add(Runs.Of(Caption)));
        output.PreContent.AppendHtml(Tag("h1").Add(Runs.Of(Title)));
        if (!string.IsNullOrEmpty(Lead)) output.PreContent.AppendHtml(Tag("p", "lead").Add(Runs.Of(Lead)));
    }
}
