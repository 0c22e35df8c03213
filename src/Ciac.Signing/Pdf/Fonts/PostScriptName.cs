using System.Text;

namespace Ciac.Signing.Pdf.Fonts;

/// <summary>The PostScript name of a font (name table, id 6), cleaned to what a PDF name takes without escapes.</summary>
internal static class PostScriptName
{
    private const int PostScriptNameId = 6;
    private const int WindowsPlatform = 3;

    public static string Read(FontData? table, string fallback)
    {
        var name = table is { } names ? Clean(Find(names)) : "";
        return name.Length > 0 ? name : Clean(fallback);
    }

    private static string Find(FontData names)
    {
        var storage = names.UInt16(4);
        for (var at = 6; at < 6 + names.UInt16(2) * 12; at += 12)
        {
            if (names.UInt16(at + 6) != PostScriptNameId) continue;
            var text = names.Span(storage + names.UInt16(at + 10), names.UInt16(at + 8));
            return names.UInt16(at) == WindowsPlatform ? Encoding.BigEndianUnicode.GetString(text) : Encoding.ASCII.GetString(text);
        }

        return "";
    }

    private static string Clean(string name) => string.Concat(name.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-').Take(60));
}
