using System.Globalization;
using System.Text;

namespace Ciac.Signing.Pdf.Reading;

/// <summary>Writes values back in PDF syntax. What was not changed keeps its meaning, not its spacing.</summary>
internal static class PdfNotation
{
    public static byte[] Of(PdfValue value)
    {
        var target = new MemoryStream();
        Write(target, value);
        return target.ToArray();
    }

    private static void Write(MemoryStream target, PdfValue value)
    {
        switch (value)
        {
            case PdfDictionary dictionary: Dictionary(target, dictionary); break;
            case PdfArray array: Array(target, array); break;
            case PdfString text: Ascii(target, $"<{Convert.ToHexString(text.Bytes)}>"); break;
            case PdfName name: Ascii(target, Name(name.Value)); break;
            case PdfNumber number: Ascii(target, number.Text); break;
            case PdfBoolean boolean: Ascii(target, boolean.Value ? "true" : "false"); break;
            case PdfReference reference: Ascii(target, string.Create(CultureInfo.InvariantCulture, $"{reference.Number} {reference.Generation} R")); break;
            case PdfNull: Ascii(target, "null"); break;
            default: throw new InvalidOperationException("a stream is never written inside another value");
        }
    }

    private static void Dictionary(MemoryStream target, PdfDictionary dictionary)
    {
        Ascii(target, "<<");
        foreach (var (key, value) in dictionary.Entries)
        {
            Ascii(target, Name(key) + " ");
            Write(target, value);
        }
        Ascii(target, ">>");
    }

    private static void Array(MemoryStream target, PdfArray array)
    {
        Ascii(target, "[");
        foreach (var item in array.Items)
        {
            Write(target, item);
            Ascii(target, " ");
        }
        Ascii(target, "]");
    }

    private static string Name(string value)
    {
        var name = new StringBuilder("/");
        foreach (var c in value)
        {
            if (c is > ' ' and < (char)127 and not '#' && PdfLexer.IsRegular(c)) name.Append(c);
            else name.Append(CultureInfo.InvariantCulture, $"#{(int)c:X2}");
        }
        return name.ToString();
    }

    private static void Ascii(MemoryStream target, string text) => target.Write(Encoding.Latin1.GetBytes(text));
}
