using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ciac.Portal.Components;

public enum ButtonKind
{
    Primary,
    Secondary,
    Danger,
    Quiet,
}

/// <summary>Verb + object. With an address it is a link that looks like a button, else it sends its form.</summary>
[HtmlTargetElement("c-button")]
public sealed class ButtonTagHelper : TagHelper
{
    public ButtonKind Kind { get; set; }

    public string? Href { get; set; }

    /// <summary>"small" in tables and bars, "large" for the one act of a page.</summary>
    public string? Size { get; set; }

    public bool Wide { get; set; }

    public string? Type { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Href is null ? "button" : "a";
        output.Attributes.SetAttribute("class", "button");
        if (Href is null) output.Attributes.SetAttribute("type", Type ?? "submit");
        else output.Attributes.SetAttribute("href", Href);
        if (KindWord is { } kind) output.Attributes.SetAttribute("data-kind", kind);
        if (Size is not null) output.Attributes.SetAttribute("data-size", Size);
        if (Wide) output.Attributes.SetAttribute("data-wide", "");
    }

    private string? KindWord => Kind switch
    {
        ButtonKind.Secondary => "secondary",
        ButtonKind.Danger => "danger",
        ButtonKind.Quiet => "quiet",
        _ => null,
    };
}
