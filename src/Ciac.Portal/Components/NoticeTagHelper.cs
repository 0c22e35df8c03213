using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Ciac.Portal.Components.Markup;

namespace Ciac.Portal.Components;

public enum NoticeKind
{
    Info,
    Success,
    Warn,
    Danger,
}

/// <summary>A box that must be read: a word for its kind and a shape, never colour alone.</summary>
[HtmlTargetElement("c-notice")]
public sealed class NoticeTagHelper(IStringLocalizer<ComponentTexts> texts) : TagHelper
{
    public NoticeKind Kind { get; set; }

    public string? Heading { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "notice");
        output.Attributes.SetAttribute("data-kind", KindWord);
        output.PreContent.SetHtmlContent(Tag("p", "notice-title")
            .Add(Icon.Of(IconName), Tag("span").Text(string.IsNullOrEmpty(Heading) ? texts["Notice." + Kind] : Heading)));
    }

    private string KindWord => Kind switch
    {
        NoticeKind.Info => "info",
        NoticeKind.Success => "success",
        NoticeKind.Warn => "warn",
        NoticeKind.Danger => "danger",
        _ => throw new ArgumentOutOfRangeException(nameof(Kind)),
    };

    private string IconName => Kind switch
    {
        NoticeKind.Success => "check",
        NoticeKind.Warn => "alert",
        NoticeKind.Danger => "cross",
        _ => "info",
    };
}
