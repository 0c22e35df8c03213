using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Ciac.Signing.Tests.Sealing;

/// <summary>Small files written by hand, independent of the product's own writer: one page, text, pre-created signature fields.</summary>
internal static class SamplePdf
{
    public static byte[] Table(params string[] fields) => Classic(Objects(fields));

    /// <summary>The same file with object streams and a cross-reference stream (PNG predictor as most writers use it).</summary>
    public static byte[] Packed(params string[] fields)
    {
        var objects = Objects(fields);
        var file = new PdfBytes("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
        var rows = new SortedDictionary<int, (byte Kind, int Place, int Index)> { [0] = (0, 0, 255) };
        var container = objects.Keys.Max() + 1;
        var packed = objects.Where(item => !item.Value.Contains("stream", StringComparison.Ordinal)).ToList();
        foreach (var (number, body) in objects.Except(packed))
        {
            rows[number] = (1, file.Length, 0);
            file.Append($"{number} 0 obj\n{body}\nendobj\n");
        }
        rows[container] = (1, file.Length, 0);
        for (var i = 0; i < packed.Count; i++) rows[packed[i].Key] = (2, container, i);
        file.Append(ObjectStream(container, packed));
        rows[container + 1] = (1, file.Length, 0);
        var start = file.Length;
        file.Append(XrefStream(container + 1, rows));
        file.Append($"startxref\n{start}\n%%EOF\n");
        return file.ToArray();
    }

    public static byte[] Classic(SortedDictionary<int, string> objects)
    {
        var file = new PdfBytes("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
        var xref = new StringBuilder();
        var last = objects.Keys.Max();
        xref.Append(CultureInfo.InvariantCulture, $"xref\n0 {last + 1}\n0000000000 65535 f \n");
        for (var number = 1; number <= last; number++)
        {
            xref.Append(CultureInfo.InvariantCulture, $"{file.Length:D10} 00000 n \n");
            file.Append($"{number} 0 obj\n{objects[number]}\nendobj\n");
        }
        var start = file.Length;
        file.Append(xref.ToString());
        file.Append($"trailer\n<</Size {last + 1}/Root 1 0 R/ID[<00112233445566778899AABBCCDDEEFF><00112233445566778899AABBCCDDEEFF>]>>\nstartxref\n{start}\n%%EOF\n");
        return file.ToArray();
    }

    public static SortedDictionary<int, string> Objects(params string[] fields)
    {
        var ids = string.Join(' ', fields.Select((_, i) => $"{10 + i} 0 R"));
        const string content = "BT /F1 24 Tf 72 700 Td (Confirmation form) Tj ET";
        var objects = new SortedDictionary<int, string>
        {
            [1] = "<</Type/Catalog/Pages 2 0 R/AcroForm 6 0 R>>",
            [2] = "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            [3] = $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R/Annots[{ids}]>>",
            [4] = $"<</Length {content.Length}>>\nstream\n{content}\nendstream",
            [5] = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            [6] = $"<</Fields[{ids}]/SigFlags 3>>",
            [7] = "<</Type/XObject/Subtype/Form/BBox[0 0 110 110]/Length 0>>\nstream\n\nendstream",
            [8] = "<</Producer(Hand)>>",
            [9] = "[1 2 3]",
        };
        for (var i = 0; i < fields.Length; i++)
        {
            objects[10 + i] = $"<</Type/Annot/Subtype/Widget/FT/Sig/T({fields[i]})/F 132/P 3 0 R/Rect[{50 + (160 * i)} 100 {160 + (160 * i)} 210]/AP<</N 7 0 R>>"
                + $"/Lock<</Type/SigFieldLock/Action/Include/Fields[({fields[i]})]>>>>";
        }
        return objects;
    }

    private static string ObjectStream(int number, List<KeyValuePair<int, string>> packed)
    {
        var index = new StringBuilder();
        var bodies = new StringBuilder();
        foreach (var (id, body) in packed)
        {
            index.Append(CultureInfo.InvariantCulture, $"{id} {bodies.Length} ");
            bodies.Append(body).Append('\n');
        }
        var data = Deflate(Encoding.Latin1.GetBytes(index.ToString() + bodies));
        return $"{number} 0 obj\n<</Type/ObjStm/N {packed.Count}/First {index.Length}/Filter/FlateDecode/Length {data.Length}>>\nstream\n{Encoding.Latin1.GetString(data)}\nendstream\nendobj\n";
    }

    private static string XrefStream(int number, SortedDictionary<int, (byte Kind, int Place, int Index)> rows)
    {
        var last = rows.Keys.Max();
        var plain = new MemoryStream();
        var above = new byte[5];
        for (var id = 0; id <= last; id++)
        {
            var (kind, place, index) = rows.GetValueOrDefault(id);
            byte[] row = [kind, (byte)(place >> 16), (byte)(place >> 8), (byte)place, (byte)index];
            plain.WriteByte(2);
            for (var i = 0; i < 5; i++) plain.WriteByte((byte)(row[i] - above[i]));
            above = row;
        }
        var data = Deflate(plain.ToArray());
        return $"{number} 0 obj\n<</Type/XRef/Size {last + 1}/W[1 3 1]/Root 1 0 R/ID[<00112233445566778899AABBCCDDEEFF><00112233445566778899AABBCCDDEEFF>]"
            + $"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 5>>/Length {data.Length}>>\nstream\n{Encoding.Latin1.GetString(data)}\nendstream\nendobj\n";
    }

    private static byte[] Deflate(byte[] data)
    {
        var target = new MemoryStream();
        using (var deflate = new ZLibStream(target, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(data);
        return target.ToArray();
    }

    private sealed class PdfBytes(string start)
    {
        private readonly StringBuilder _text = new(start);

        public int Length => _text.Length;

        public void Append(string text) => _text.Append(text);

        public byte[] ToArray() => Encoding.Latin1.GetBytes(_text.ToString());
    }
}
