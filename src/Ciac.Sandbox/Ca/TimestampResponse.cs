using System.Formats.Asn1;

namespace Ciac.Sandbox.Ca;

// Bit numbers of RFC 3161 PKIFailureInfo.
public enum TimestampFailure
{
    BadAlgorithm = 0,
    BadDataFormat = 5,
    UnacceptedPolicy = 15,
}

public static class TimestampResponse
{
    public static byte[] Granted(byte[] token)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
                writer.WriteInteger(0);
            writer.WriteEncodedValue(token);
        }
        return writer.Encode();
    }

    public static byte[] Refused(TimestampFailure failure)
    {
        var bit = (int)failure;
        var bits = new byte[(bit / 8) + 1];
        bits[^1] = (byte)(0x80 >> (bit % 8));
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteInteger(2);
            writer.WriteBitString(bits, 7 - (bit % 8));
        }
        return writer.Encode();
    }
}
