using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Ciac.Portal.Components.Markup;

namespace Ciac.Portal.Components.Fields;

/// <summary>A one-time code: ONE field that takes paste, spaces and the phone's own suggestion. Content stands beside it (the resend button).</summary>
[HtmlTargetElement("c-code-field")]
public sealed class CodeFieldTagHelper(IStringLocalizer<ComponentTexts> texts) : FieldTagHelper(texts)
{
    protected override IHtmlContent Control(IHtmlContent content) => Tag("div", "input-row").Add(
        Tie(Void("input", "input"))
            .With("type", "text")
            .With("inputmode", "numeric")
            .With("autocomplete", "one-time-code")
            .With("spellcheck", "false")
            .With("maxlength", "11")
            .With("data-code", "")
            .With("data-module", "one-time-code"),
        content);
}
