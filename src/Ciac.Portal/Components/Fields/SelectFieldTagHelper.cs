using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Ciac.Portal.Components.Markup;

namespace Ciac.Portal.Components.Fields;

/// <summary>One thing that can be picked.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null);

[HtmlTargetElement("c-select-field")]
public sealed class SelectFieldTagHelper(IStringLocalizer<ComponentTexts> texts) : FieldTagHelper(texts)
{
    public string? Value { get; set; }

    public IReadOnlyList<Choice> Choices { get; set; } = [];

    /// <summary>The text of the empty first choice; without it the first choice is picked.</summary>
    public string? Empty { get; set; }

    protected override IHtmlContent Control(IHtmlContent content)
    {
        var select = Tie(Tag("select", "input"));
        if (Empty is not null) select.Add(Tag("option").With("value", "").Text(Empty));
        return select.Add(Choices.Select(c => Tag("option")
            .With("value", c.Value)
            .When(c.Value == Value, "selected", "selected")
            .Text(c.Text)));
    }
}
