using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Ciac.Portal.Components.Markup;

namespace Ciac.Portal.Components.Fields;

/// <summary>One file from the user's computer; its form must be sent as multipart/form-data.</summary>
[HtmlTargetElement("c-file-field")]
public sealed class FileFieldTagHelper(IStringLocalizer<ComponentTexts> texts) : FieldTagHelper(texts)
{
    /// <summary>The media types that are offered; what arrives is judged by its content.</summary>
    public string Accept { get; set; } = "";

    /// <summary>Which camera a phone or tablet opens: "environment" looks away from its holder. Elsewhere a file is chosen.</summary>
    public string? Capture { get; set; }

    protected override IHtmlContent Control(IHtmlContent content) => Tie(Void("input", "input")).With("type", "file").With("accept", Accept).With("capture", Capture);
}
