using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Components;

/// <summary>第 2 步，共 4 步：单位信息. A sentence and not a bar: a bar of steps was tried elsewhere and helped nobody.</summary>
[HtmlTargetElement("c-step-line", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StepLineTagHelper(IStringLocalizer<ComponentTexts> texts) : TagHelper
{
    public int Step { get; set; }

    public int Of { get; set; }

    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "step-line");
        output.Content.SetContent(texts["StepLine", Step, Of, Name]);
    }
}
