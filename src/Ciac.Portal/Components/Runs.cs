using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using static Ciac.Portal.Components.Markup;

namespace Ciac.Portal.Components;

/// <summary>On an English page, Chinese names and legal words carry their own language, so that a screen reader pronounces them.</summary>
public static partial class Runs
{
    public static IHtmlContent Of(string? text)
    {
        var content = new HtmlContentBuilder();
        if (string.IsNullOrEmpty(text)) return content;
        if (CultureInfo.CurrentUICulture.Name != LooksSetup.English) return content.Append(text);

        var start = 0;
        foreach (Match run in ChineseRun().Matches(text))
        {
            content.Append(text[start..run.Index]);
            content.AppendHtml(Tag("span").With("lang", LooksSetup.Chinese).Text(run.Value));
            start = run.Index + run.Length;
        }
        return content.Append(text[start..]);
    }

    // Unified ideographs, compatibility ideographs, full-width punctuation, and every rare character beyond the BMP.
    [GeneratedRegex(@"(?:[\u2E80-\u2FDF\u3000-\u303F\u3400-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]|[\uD840-\uD88F][\uDC00-\uDFFF])+")]
    private static partial Regex ChineseRun();
}
