using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ciac.Portal.Components;

/// <summary>Our own line drawings, 24 × 24; always beside a word, so hidden from screen readers.</summary>
public static class Icon
{
    private static readonly Dictionary<string, string> Drawings = new(StringComparer.Ordinal)
    {
        ["check"] = "<path d='M4 12.5l5.5 5.5L20 6.5'/>",
        ["cross"] = "<path d='M5 5l14 14M19 5L5 19'/>",
        ["info"] = "<circle cx='12' cy='12' r='9'/><path d='M12 11v6M12 7v.5'/>",
        ["alert"] = "<path d='M12 3L2 20.5h20zM12 10v5M12 17.5v.5'/>",
        ["clock"] = "<circle cx='12' cy='12' r='9'/><path d='M12 7v5l3.5 2'/>",
        ["renewed"] = "<path d='M20 12a8 8 0 0 1-14 5.3M4 12a8 8 0 0 1 14-5.3M18 3v4h-4M6 21v-4h4'/>",
        ["question"] = "<path d='M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1.2-1.5 2.3M12 17.5v.5'/><circle cx='12' cy='12' r='9.5'/>",
        ["seal"] = "<circle cx='12' cy='12' r='9'/><path d='M12 7l1.3 3.6h3.7l-3 2.3 1.1 3.6-3.1-2.2-3.1 2.2L10 12.9l-3-2.3h3.7z'/>",
        ["pen"] = "<path d='M4 20l1-4.5L16 4.5a2 2 0 0 1 3.5 3.5L8.5 19zM3 21.5h18'/>",
        ["phone"] = "<rect x='7' y='2.5' width='10' height='19' rx='2'/><path d='M11 18.5h2'/>",
        ["download"] = "<path d='M12 4v11M7 10.5l5 5 5-5M4 20h16'/>",
        ["copy"] = "<rect x='8' y='8' width='12' height='12' rx='1.5'/><path d='M16 8V4H4v12h4'/>",
        ["menu"] = "<path d='M4 6h16M4 12h16M4 18h16'/>",
        ["inbox"] = "<path d='M4 13l3-8h10l3 8v6H4zM4 13h5l1 2.5h4l1-2.5h5'/>",
        ["sun"] = "<circle cx='12' cy='12' r='4.5'/><path d='M12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2'/>",
        ["moon"] = "<path d='M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z'/>",
        ["auto"] = "<circle cx='12' cy='12' r='9'/><path d='M12 3v18a9 9 0 0 0 0-18z' fill='currentColor'/>",
        ["key"] = "<circle cx='8' cy='15' r='4.5'/><path d='M11.5 11.5L20 3M16 7l3 3'/>",
    };

    public static IHtmlContent Of(string name) => new HtmlString(
        "<svg viewBox='0 0 24 24' width='24' height='24' fill='none' stroke='currentColor' stroke-width='2' stroke-linecap='round' "
        + $"stroke-linejoin='round' aria-hidden='true' focusable='false'>{Drawings[name]}</svg>");
}

[HtmlTargetElement("c-icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    public string Name { get; set; } = "info";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Icon.Of(Name));
    }
}
