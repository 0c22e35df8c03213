using System.Globalization;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Ciac.Portal.Components.Markup;

namespace Ciac.Portal.Components.Fields;

/// <summary>Radio buttons or checkboxes under one legend. The first choice carries the id that an error links to.</summary>
public abstract class ChoiceFieldTagHelper(IStringLocalizer<ComponentTexts> texts) : FieldTagHelper(texts)
{
    public IReadOnlyList<Choice> Choices { get; set; } = [];

    /// <summary>Draws a box around each choice: for the one question of a page.</summary>
    public bool Boxed { get; set; }

    protected override bool IsGroup => true;

    protected abstract string InputType { get; }

    protected abstract bool IsChosen(Choice choice);

    protected override IHtmlContent Control(IHtmlContent content) =>
        Tag("div", "choices").When(Boxed, "data-boxed").Add([.. Choices.Select(Row), content]);

    private TagBuilder Row(Choice choice, int index)
    {
        var id = index == 0 ? Id : string.Create(CultureInfo.InvariantCulture, $"{Id}-{index + 1}");
        var input = Void("input")
            .With("type", InputType)
            .With("id", id)
            .With("name", Name)
            .With("value", choice.Value)
            .When(choice.Hint is not null, "aria-describedby", id + "-help")
            .When(Error is not null, "aria-invalid", "true")
            .When(IsChosen(choice), "checked", "checked");
        var hint = choice.Hint is null ? null : Tag("p", "hint").With("id", id + "-help").Text(choice.Hint);
        return Tag("div", "choice").Add(input, Tag("label").With("for", id).Text(choice.Text), hint);
    }
}

[HtmlTargetElement("c-radios")]
public sealed class RadiosTagHelper(IStringLocalizer<ComponentTexts> texts) : ChoiceFieldTagHelper(texts)
{
    public string? Value { get; set; }

    protected override string InputType => "radio";

    protected override bool IsChosen(Choice choice) => choice.Value == Value;
}

[HtmlTargetElement("c-checkboxes")]
public sealed class CheckboxesTagHelper(IStringLocalizer<ComponentTexts> texts) : ChoiceFieldTagHelper(texts)
{
    public IReadOnlyCollection<string> Values { get; set; } = [];

    protected override string InputType => "checkbox";

    protected override bool IsChosen(Choice choice) => Values.Contains(choice.Value);
}
