using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Ciac.Portal.Components.Markup;

namespace Ciac.Portal.Components;

/// <summary>The SHA-256 of a file: short to compare by eye with the assistant's window, whole to copy.</summary>
[HtmlTargetElement("c-fingerprint", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FingerprintTagHelper(IStringLocalizer<ComponentTexts> texts) : TagHelper
{
    private const int ShownAtEachEnd = 8;

    /// <summary>64 hexadecimal digits.</summary>
    public string Value { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "fingerprint");
        output.Content.Append(texts["Fingerprint"] + " ");
        output.Content.AppendHtml(Tag("span", "code").With("title", Value).Text(Short()));
        output.Content.Append(" ");
        output.Content.AppendHtml(Tag("button", "button")
            .With("type", "button")
            .With("data-kind", "quiet")
            .With("data-size", "small")
            .With("data-module", "copy")
            .With("data-copy", Value)
            .With("data-copied-text", texts["Copied"])
            .With("hidden", "")
            .Text(texts["Fingerprint.Copy"]));
    }

    private string Short() =>
        Value.Length <= 2 * ShownAtEachEnd ? Value : $"{Value[..ShownAtEachEnd]}…{Value[^ShownAtEachEnd..]}";
}
