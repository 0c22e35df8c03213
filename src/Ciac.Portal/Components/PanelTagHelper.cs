using Microsoft.AspNetCore.Razor.TagHelpers;
using static Ciac.Portal.Components.Markup;

namespace Ciac.Portal.Components;

/// <summary>The answer of a page in one sentence: done, refused, ended, or still waiting. Holds the page's h1.</summary>
[HtmlTargetElement("c-panel")]
public sealed class PanelTagHelper(PageFrame frame) : TagHelper
{
    public NoticeKind Kind { get; set; } = NoticeKind.Success;

    public string Title { get; set; } = "";

    /// <summary>Another drawing than the one of the kind: each verdict has its own shape.</summary>
    public string? Icon { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        frame.Title = Title;
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "panel");
        if (Kind != NoticeKind.Success) output.Attributes.SetAttribute("data-kind", Kind.ToString().ToLowerInvariant());
        output.PreContent.SetHtmlContent(Tag("h1").Add(Components.Icon.Of(string.IsNullOrEmpty(Icon) ? OwnIcon : Icon), Tag("span").Add(Runs.Of(Title))));
    }

    private string OwnIcon => Kind switch
    {
        NoticeKind.Success => "check",
        NoticeKind.Warn => "clock",
        NoticeKind.Danger => "cross",
        _ => "info",
    };
}
