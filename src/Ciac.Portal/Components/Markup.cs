using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Ciac.Portal.Components;

/// <summary>Short words for building encoded HTML in tag helpers.</summary>
public static class Markup
{
    public static TagBuilder Tag(string name, string? cssClass = null)
    {
        var tag = new TagBuilder(name);
        if (cssClass is not null) tag.AddCssClass(cssClass);
        return tag;
    }

    public static TagBuilder Void(string name, string? cssClass = null)
    {
        var tag = Tag(name, cssClass);
        tag.TagRenderMode = TagRenderMode.SelfClosing;
        return tag;
    }

    /// <summary>Sets the attribute, or leaves it out when there is no value.</summary>
    public static TagBuilder With(this TagBuilder tag, string attribute, string? value)
    {
        if (value is not null) tag.Attributes[attribute] = value;
        return tag;
    }

    public static TagBuilder When(this TagBuilder tag, bool condition, string attribute, string value = "") =>
        condition ? tag.With(attribute, value) : tag;

    public static TagBuilder Text(this TagBuilder tag, string? text)
    {
        tag.InnerHtml.Append(text ?? "");
        return tag;
    }

    public static TagBuilder Add(this TagBuilder tag, params IEnumerable<IHtmlContent?> content)
    {
        foreach (var part in content)
            if (part is not null) tag.InnerHtml.AppendHtml(part);
        return tag;
    }
}
