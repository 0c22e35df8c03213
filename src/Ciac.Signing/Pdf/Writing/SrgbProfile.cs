using System.Buffers.Binary;
using System.Text;

namespace Ciac.Signing.Pdf.Writing;

/// <summary>
/// The sRGB profile of the output intent, built here so that no file of someone else has to be shipped:
/// ICC.1:2004-10 (version 4.2), three-component matrix display profile with the parametric curve of IEC 61966-2-1.
/// </summary>
internal static class SrgbProfile
{
    private const int HeaderLength = 128;

    // The primaries and white of sRGB, adapted to D50 by the Bradford matrix.
    private static readonly double[] White = [0.9642, 1.0, 0.8249];
    private static readonly double[] Red = [0.43607, 0.22249, 0.01392];
    private static readonly double[] Green = [0.38515, 0.71687, 0.09708];
    private static readonly double[] Blue = [0.14307, 0.06061, 0.71410];
    private static readonly double[] Bradford = [1.04788, 0.02292, -0.05013, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168];
    private static readonly double[] Curve = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];

    public static byte[] Bytes { get; } = Build();

    private static byte[] Build()
    {
        var curve = Element("para", [0, 3, 0, 0], Curve);
        (string Tag, byte[] Data)[] tags =
        [
            ("desc", Text("sRGB IEC61966-2.1")), ("cprt", Text("No copyright, use freely")), ("wtpt", Element("XYZ ", [], White)), ("chad", Element("sf32", [], Bradford)),
            ("rXYZ", Element("XYZ ", [], Red)), ("gXYZ", Element("XYZ ", [], Green)), ("bXYZ", Element("XYZ ", [], Blue)),
            ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ];
        var size = HeaderLength + 4 + tags.Length * 12 + tags.Sum(tag => tag.Data.Length);
        var profile = new byte[size];
        WriteHeader(profile);
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(HeaderLength), tags.Length);
        WriteTags(profile, tags);
        return profile;
    }

    private static void WriteHeader(byte[] profile)
    {
        BinaryPrimitives.WriteInt32BigEndian(profile, profile.Length);
        BinaryPrimitives.WriteUInt32BigEndian(profile.AsSpan(8), 0x04200000);
        Encoding.ASCII.GetBytes("mntrRGB XYZ ", profile.AsSpan(12));
        ReadOnlySpan<short> created = [2026, 1, 1, 0, 0, 0];
        for (var i = 0; i < created.Length; i++) BinaryPrimitives.WriteInt16BigEndian(profile.AsSpan(24 + i * 2), created[i]);
        Encoding.ASCII.GetBytes("acsp", profile.AsSpan(36));
        for (var i = 0; i < 3; i++) BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(68 + i * 4), Fixed(White[i]));
    }

    private static void WriteTags(byte[] profile, (string Tag, byte[] Data)[] tags)
    {
        var at = HeaderLength + 4 + tags.Length * 12;
        for (var i = 0; i < tags.Length; i++)
        {
            var entry = profile.AsSpan(HeaderLength + 4 + i * 12);
            Encoding.ASCII.GetBytes(tags[i].Tag, entry);
            BinaryPrimitives.WriteInt32BigEndian(entry[4..], at);
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], tags[i].Data.Length);
            tags[i].Data.CopyTo(profile, at);
            at += tags[i].Data.Length;
        }
    }

    private static byte[] Element(string type, byte[] prefix, double[] values)
    {
        var element = new byte[8 + prefix.Length + values.Length * 4];
        Encoding.ASCII.GetBytes(type, element);
        prefix.CopyTo(element, 8);
        for (var i = 0; i < values.Length; i++) BinaryPrimitives.WriteInt32BigEndian(element.AsSpan(8 + prefix.Length + i * 4), Fixed(values[i]));
        return element;
    }

    // multiLocalizedUnicodeType with one record, en-US; padded to four bytes.
    private static byte[] Text(string text)
    {
        var unicode = Encoding.BigEndianUnicode.GetBytes(text);
        var element = new byte[28 + (unicode.Length + 3) / 4 * 4];
        Encoding.ASCII.GetBytes("mluc", element);
        BinaryPrimitives.WriteInt32BigEndian(element.AsSpan(8), 1);
        BinaryPrimitives.WriteInt32BigEndian(element.AsSpan(12), 12);
        Encoding.ASCII.GetBytes("enUS", element.AsSpan(16));
        BinaryPrimitives.WriteInt32BigEndian(element.AsSpan(20), unicode.Length);
        BinaryPrimitives.WriteInt32BigEndian(element.AsSpan(24), 28);
        unicode.CopyTo(element, 28);
        return element;
    }

    private static int Fixed(double value) => (int)Math.Round(value * 65536);
}
