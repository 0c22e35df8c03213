using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ciac.Portal.Components;

public enum TagState
{
    Neutral,
    Active,
    Expiring,
    Cancelled,
    Pending,
}

/// <summary>A state in a word, with a shape; never a link, because people click tags that look like buttons.</summary>
[HtmlTargetElement("c-tag")]
public sealed class TagTagHelper : TagHelper
{
    public TagState State { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", "tag");
        if (Word is { } word) output.Attributes.SetAttribute("data-state", word);
    }

    private string? Word => State switch
    {
        TagState.Active => "active",
        TagState.Expiring => "expiring",
        TagState.Cancelled => "cancelled",
        TagState.Pending => "pending",
        _ => null,
    };
}
