using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Ciac.Portal.Components.Markup;

namespace Ciac.Portal.Components.Fields;

/// <summary>What every field has: a label, a hint, an error beside it, and the ids that tie them together.</summary>
public abstract class FieldTagHelper(IStringLocalizer<ComponentTexts> texts) : TagHelper
{
    public string Name { get; set; } = "";

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>Marks the label （选填）; a field without the mark must be filled.</summary>
    public bool Optional { get; set; }

    public bool LargeLabel { get; set; }

    public FormErrors Errors { get; set; } = FormErrors.None;

    /// <summary>Keeps the label for screen readers only, where a visible heading already says it.</summary>
    public bool LabelForReaders { get; set; }

    protected IStringLocalizer<ComponentTexts> Texts => texts;

    protected string Id => FormErrors.IdOf(Name);

    protected string? Error => Errors[Name];

    private bool HasHint => !string.IsNullOrEmpty(Hint);

    private string? HintId => !HasHint ? null : Id + "-hint";

    private string? ErrorId => Error is null ? null : Id + "-error";

    protected string? DescribedBy =>
        string.Join(' ', new[] { HintId, ErrorId }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    protected abstract IHtmlContent Control(IHtmlContent content);

    /// <summary>A group of inputs is a fieldset with a legend; a single one has a label.</summary>
    protected virtual bool IsGroup => false;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = IsGroup ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field");
        if (Error is not null) output.Attributes.SetAttribute("data-invalid", "");
        if (IsGroup && DescribedBy is { } ids) output.Attributes.SetAttribute("aria-describedby", ids);

        output.Content.AppendHtml(LabelTag());
        if (HasHint) output.Content.AppendHtml(Tag("p", "hint").With("id", HintId).Text(Hint));
        if (Error is not null) output.Content.AppendHtml(ErrorTag());
        output.Content.AppendHtml(Control(content));
    }

    private TagBuilder LabelTag()
    {
        var label = Tag(IsGroup ? "legend" : "label", LabelForReaders ? "for-readers" : "label").Text(Label);
        if (!IsGroup) label.With("for", Id);
        if (Optional) label.Add(Tag("span", "optional").Text(Texts["Optional"]));
        return label.When(LargeLabel, "data-size", "large");
    }

    private TagBuilder ErrorTag() => Tag("p", "field-error")
        .With("id", ErrorId)
        .Add(Tag("span", "for-readers").Text(Texts["ErrorPrefix"]))
        .Text(Error);

    /// <summary>Ties an input to its label, hint and error.</summary>
    protected TagBuilder Tie(TagBuilder input) => input
        .With("id", Id)
        .With("name", Name)
        .With("aria-describedby", DescribedBy)
        .When(Error is not null, "aria-invalid", "true");
}
