using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Ciac.Core.Outside.Ca;

/// <summary>
/// The text of a certificate extension. Authorities write it as any ASN.1 string type, inside an OCTET STRING, or as
/// unwrapped bytes (identity.md §0): the three cannot be mistaken for each other, because every string tag is a control character.
/// </summary>
internal static class ExtensionText
{
    private const int LongestWorthReading = 256;
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private static readonly UniversalTagNumber[] StringTypes =
    [
        UniversalTagNumber.UTF8String, UniversalTagNumber.PrintableString, UniversalTagNumber.IA5String, UniversalTagNumber.NumericString,
        UniversalTagNumber.VisibleString, UniversalTagNumber.T61String, UniversalTagNumber.BMPString,
    ];

    /// <summary>False when the extension is there and cannot be read; true with null when it is not there.</summary>
    public static bool TryRead(X509Certificate2 certificate, string oid, out string? text)
    {
        text = null;
        var found = certificate.Extensions.Where(extension => extension.Oid?.Value == oid).ToList();
        if (found.Count == 0)
            return true;
        // Two extensions of one kind are forbidden by RFC 5280 §4.2, and which of them counts would be anyone's guess.
        if (found.Count > 1 || found[0].RawData.Length > LongestWorthReading)
            return false;
        text = Decode(found[0].RawData, mayBeWrapped: true)?.Trim(' ');
        return IsPlain(text);
    }

    /// <summary>Not empty and free of control characters: a NUL has cut names before.</summary>
    public static bool IsPlain(string? text) => !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);

    private static string? Decode(byte[] raw, bool mayBeWrapped)
    {
        try
        {
            var reader = new AsnReader(raw, AsnEncodingRules.BER);
            var tag = reader.PeekTag();
            if (tag == Asn1Tag.PrimitiveOctetString && mayBeWrapped)
                return Decode(Whole(reader, static octets => octets.ReadOctetString()), mayBeWrapped: false);
            return Array.Find(StringTypes, type => tag == new Asn1Tag(type)) is var type && type != default
                ? Whole(reader, strings => strings.ReadCharacterString(type))
                : Unwrapped(raw);
        }
        catch (AsnContentException)
        {
            return Unwrapped(raw);
        }
    }

    private static T Whole<T>(AsnReader reader, Func<AsnReader, T> read)
    {
        var value = read(reader);
        reader.ThrowIfNotEmpty();
        return value;
    }

    private static string? Unwrapped(byte[] raw)
    {
        try
        {
            return StrictUtf8.GetString(raw);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
