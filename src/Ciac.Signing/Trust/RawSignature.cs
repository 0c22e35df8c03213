using System.Formats.Asn1;

namespace Ciac.Signing.Trust;

/// <summary>Values of elliptic curves: tokens hand out r||s, messages hold SEQUENCE { r, s } (RFC 5753 §7.2, GM/T 0009 §7.3).</summary>
internal static class RawSignature
{
    public static byte[] ToDer(ReadOnlySpan<byte> raw)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            var half = raw.Length / 2;
            Write(writer, raw[..half]);
            Write(writer, raw[half..]);
        }
        return writer.Encode();
    }

    private static void Write(AsnWriter writer, ReadOnlySpan<byte> number) =>
        writer.WriteIntegerUnsigned(number.TrimStart((byte)0) is { Length: > 0 } digits ? digits : [0]);
}
