using System.Globalization;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Ciac.Portal.Components.Markup;

namespace Ciac.Portal.Components.Fields;

/// <summary>One line of text, or several when <see cref="Rows"/> is set. Content inside the element stands beside the input (a button).</summary>
[HtmlTargetElement("c-text-field")]
public sealed class TextFieldTagHelper(IStringLocalizer<ComponentTexts> texts) : FieldTagHelper(texts)
{
    public string? Value { get; set; }

    public string Type { get; set; } = "text";

    public string? Autocomplete { get; set; }

    public string? Inputmode { get; set; }

    public int? Maxlength { get; set; }

    /// <summary>Width in characters: 2, 4, 10 or 20; without it the input fills the column.</summary>
    public int? Width { get; set; }

    public int Rows { get; set; }

    /// <summary>The first and the last day of a date (yyyy-MM-dd); the server judges it as well.</summary>
    public string? Min { get; set; }

    public string? Max { get; set; }

    public bool Spellcheck { get; set; }

    public string? Placeholder { get; set; }

    protected override IHtmlContent Control(IHtmlContent content)
    {
        var input = Tie(Rows > 0 ? Tag("textarea", "input") : Void("input", "input"))
            .With("autocomplete", Autocomplete)
            .With("inputmode", Inputmode)
            .With("maxlength", Maxlength?.ToString(CultureInfo.InvariantCulture))
            .With("data-width", Width?.ToString(CultureInfo.InvariantCulture))
            .With("min", Min)
            .With("max", Max)
            .With("placeholder", Placeholder)
            .When(!Spellcheck, "spellcheck", "false");
        if (Rows > 0) input.With("rows", Rows.ToString(CultureInfo.InvariantCulture)).Text(Value);
        else input.With("type", Type).With("value", Value);
        return content is { } beside && HasContent(beside) ? Tag("div", "input-row").Add(input, beside) : input;
    }

    private static bool HasContent(IHtmlContent content) => content is TagHelperContent { IsEmptyOrWhiteSpace: false };
}
