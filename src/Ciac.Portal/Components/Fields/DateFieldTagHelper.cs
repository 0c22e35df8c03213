using System.Globalization;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Ciac.Portal.Components.Markup;

namespace Ciac.Portal.Components.Fields;

/// <summary>Year, month and day as three short fields (names ending .Year .Month .Day): what was typed is kept even when it is no date.</summary>
public sealed record DateParts(string? Year, string? Month, string? Day)
{
    public static readonly DateParts Empty = new(null, null, null);

    public static DateParts Of(DateOnly date) => new(
        date.Year.ToString(CultureInfo.InvariantCulture),
        date.Month.ToString(CultureInfo.InvariantCulture),
        date.Day.ToString(CultureInfo.InvariantCulture));
}

[HtmlTargetElement("c-date-field")]
public sealed class DateFieldTagHelper(IStringLocalizer<ComponentTexts> texts) : FieldTagHelper(texts)
{
    public DateParts Value { get; set; } = DateParts.Empty;

    protected override bool IsGroup => true;

    protected override IHtmlContent Control(IHtmlContent content) => Tag("div", "date-parts").Add(
        Part("Year", Value.Year, 4),
        Part("Month", Value.Month, 2),
        Part("Day", Value.Day, 2));

    private TagBuilder Part(string part, string? value, int width)
    {
        var id = part == "Year" ? Id : $"{Id}-{part}";
        var size = width.ToString(CultureInfo.InvariantCulture);
        return Tag("div").Add(
            Tag("label", "label").With("for", id).Text(Texts["Date." + part]),
            Void("input", "input")
                .With("type", "text")
                .With("id", id)
                .With("name", $"{Name}.{part}")
                .With("value", value)
                .With("inputmode", "numeric")
                .With("maxlength", size)
                .With("data-width", size)
                .When(Error is not null, "aria-invalid", "true"));
    }
}
