using System.Globalization;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Components;

/// <summary>Time left, said by the server's clock; the browser only counts down from it. Without scripts the end stands there as a time.</summary>
[HtmlTargetElement("c-countdown", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CountdownTagHelper(Dates dates, TimeProvider clock) : TagHelper
{
    public DateTimeOffset Until { get; set; }

    /// <summary>The sentence, with {0} for the time left.</summary>
    public string Text { get; set; } = "{0}";

    /// <summary>What stands there once the time is over.</summary>
    public string Ended { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var left = SecondsLeft.Until(Until, clock);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "countdown");
        output.Attributes.SetAttribute("role", "timer");
        output.Attributes.SetAttribute("data-module", "countdown");
        output.Attributes.SetAttribute("data-seconds", left);
        output.Attributes.SetAttribute("data-text", Text);
        output.Attributes.SetAttribute("data-ended-text", Ended);
        output.Content.SetContent(left == "0" ? Ended : string.Format(CultureInfo.CurrentCulture, Text, dates.Time(Until)));
    }
}

/// <summary>重新获取短信(63): the button that is asleep until the server would send again.</summary>
[HtmlTargetElement("c-resend", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ResendTagHelper(IStringLocalizer<ComponentTexts> texts, TimeProvider clock) : TagHelper
{
    public DateTimeOffset? AllowedAt { get; set; }

    public string? Name { get; set; }

    public string? Value { get; set; }

    /// <summary>Where the button sends its form, if not where the form itself goes.</summary>
    public string? Formaction { get; set; }

    /// <summary>False before the first text: 获取短信验证码.</summary>
    public bool Again { get; set; } = true;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        string label = texts[Again ? "Resend" : "SendCode"];
        output.TagName = "button";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "button");
        output.Attributes.SetAttribute("data-kind", "secondary");
        output.Attributes.SetAttribute("type", "submit");
        output.Attributes.SetAttribute("formnovalidate", "");
        if (Name is not null) output.Attributes.SetAttribute("name", Name);
        if (Value is not null) output.Attributes.SetAttribute("value", Value);
        if (Formaction is not null) output.Attributes.SetAttribute("formaction", Formaction);
        if (AllowedAt is { } allowedAt) CountDown(output, SecondsLeft.Until(allowedAt, clock));
        output.Content.SetContent(label);
    }

    private void CountDown(TagHelperOutput output, string seconds)
    {
        output.Attributes.SetAttribute("data-module", "countdown");
        output.Attributes.SetAttribute("data-seconds", seconds);
        output.Attributes.SetAttribute("data-text", texts["Resend.Waiting"].Value);
    }
}

internal static class SecondsLeft
{
    public static string Until(DateTimeOffset end, TimeProvider clock) =>
        Math.Max(0, (long)Math.Ceiling((end - clock.GetUtcNow()).TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
