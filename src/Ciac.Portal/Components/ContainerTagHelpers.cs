using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Ciac.Portal.Components.Markup;

namespace Ciac.Portal.Components;

/// <summary>Text that most readers do not need, one click away; native, so it works without scripts.</summary>
[HtmlTargetElement("c-details")]
public sealed class DetailsTagHelper : TagHelper
{
    public string Summary { get; set; } = "";

    public bool Open { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "details";
        output.Attributes.SetAttribute("class", "details");
        output.Attributes.SetAttribute("data-module", "details");
        if (Open) output.Attributes.SetAttribute("open", "");
        output.PreContent.SetHtmlContent(Tag("summary").Add(Runs.Of(Summary)));
        output.PreContent.AppendHtml("<div class=\"details-body\">");
        output.PostContent.SetHtmlContent("</div>");
    }
}

/// <summary>A question before an act that cannot be taken back. Opened by a button with data-module="dialog" and data-dialog="‹id›".</summary>
[HtmlTargetElement("c-dialog")]
public sealed class DialogTagHelper(IStringLocalizer<ComponentTexts> texts) : TagHelper
{
    public string Id { get; set; } = "";

    public string Title { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dialog";
        output.Attributes.SetAttribute("id", Id);
        output.Attributes.SetAttribute("class", "dialog");
        output.Attributes.SetAttribute("aria-labelledby", Id + "-title");
        output.PreContent.SetHtmlContent(Tag("h2").With("id", Id + "-title").Text(Title));
        output.PostContent.SetHtmlContent(Tag("form").With("method", "dialog").Add(
            Tag("button", "button").With("data-kind", "quiet").Text(texts["Close"])));
    }
}

/// <summary>Wraps one real table: scrolls by itself, keeps head, first and last column, and turns rows into cards on a phone.</summary>
[HtmlTargetElement("c-table")]
public sealed class TableTagHelper : TagHelper
{
    public string Label { get; set; } = "";

    /// <summary>Below 720 px each row is a card; its cells carry data-label.</summary>
    public bool Cards { get; set; } = true;

    public bool Comfortable { get; set; }

    /// <summary>The columns share the width and fold their words instead of running out of sight.</summary>
    public bool Fit { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "table-region");
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Attributes.SetAttribute("tabindex", "0");
        if (Cards) output.Attributes.SetAttribute("data-cards", "");
        if (Fit) output.Attributes.SetAttribute("data-fit", "");
        if (Comfortable) output.Attributes.SetAttribute("data-comfortable", "");
    }
}

/// <summary>Filters above a list: a GET form, so that the filter is in the address and survives opening an item.</summary>
[HtmlTargetElement("c-filter-bar")]
public sealed class FilterBarTagHelper(IStringLocalizer<ComponentTexts> texts) : TagHelper
{
    public string Action { get; set; } = "";

    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "form";
        output.Attributes.SetAttribute("class", "filter-bar");
        output.Attributes.SetAttribute("method", "get");
        output.Attributes.SetAttribute("role", "search");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Attributes.SetAttribute("action", Action);
        output.PostContent.AppendHtml(Tag("button", "button").With("type", "submit").With("data-size", "small").Text(texts["Filter.Apply"]));
        output.PostContent.AppendHtml(Tag("a").With("href", Action).Text(texts["Filter.Clear"]));
    }
}

/// <summary>A list without rows says what would stand here and what to do.</summary>
[HtmlTargetElement("c-empty")]
public sealed class EmptyTagHelper : TagHelper
{
    public string Title { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "empty");
        output.PreContent.SetHtmlContent(Icon.Of("inbox"));
        output.PreContent.AppendHtml(Tag("p").Add(Tag("strong").Text(Title)));
    }
}

/// <summary>The act of a phone page: stays at the bottom of the screen.</summary>
[HtmlTargetElement("c-sticky-bar")]
public sealed class StickyBarTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "sticky-bar");
    }
}

/// <summary>What is meant for paper: on screen a card, in print the bare content with the time it was printed.</summary>
[HtmlTargetElement("c-print-sheet")]
public sealed class PrintSheetTagHelper(IStringLocalizer<ComponentTexts> texts, Dates dates, TimeProvider clock) : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "card print-sheet");
        output.PostContent.SetHtmlContent(Tag("p", "print-only small").Text(texts["Footer.Print", dates.Moment(clock.GetUtcNow())]));
    }
}
