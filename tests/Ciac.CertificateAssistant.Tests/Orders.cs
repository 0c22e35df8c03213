using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;

namespace Ciac.CertificateAssistant.Tests;

/// <summary>Orders as the portal's page sends them, and the bytes that must come of them (written down a second time, on purpose).</summary>
public static class Orders
{
    public const string Challenge = "q8sT0mB2uV4wX6yZ8aC0eG2iK4mO6qS8uW0yA2cE4gI";
    public const string ChallengeId = "7f0d4a1e-challenge";
    public const string Title = "企业主证书首次开通确认表";

    public static readonly byte[] Digest = SHA256.HashData("a document"u8);

    public static Dictionary<string, object?> Login(string certificateId) => new()
    {
        ["purpose"] = "login",
        ["certificateId"] = certificateId,
        ["origin"] = RunningAssistant.Portal,
        ["challengeId"] = ChallengeId,
        ["challenge"] = Challenge,
    };

    public static Dictionary<string, object?> Seal(string certificateId, byte[]? toBeSigned = null) => new()
    {
        ["purpose"] = "seal",
        ["certificateId"] = certificateId,
        ["origin"] = RunningAssistant.Portal,
        ["title"] = Title,
        ["documentDigest"] = Convert.ToBase64String(Digest),
        ["toBeSigned"] = Convert.ToBase64String(toBeSigned ?? Attributes(Digest)),
    };

    public static byte[] LoginBytes(string origin = RunningAssistant.Portal, string purpose = "login")
    {
        var bytes = new List<byte>(Encoding.ASCII.GetBytes("CMP-AUTH-V1\0"));
        foreach (var part in new[] { origin, Challenge, ChallengeId, purpose })
            bytes.AddRange([0, 0, 0, (byte)part.Length, .. Encoding.ASCII.GetBytes(part)]);
        return [.. bytes];
    }

    /// <summary>CMS signed attributes with these digests in messageDigest (one is right).</summary>
    public static byte[] Attributes(params byte[][] digests) => Set(
        Attribute("1.2.840.113549.1.9.3", w => w.WriteObjectIdentifier("1.2.840.113549.1.7.1")),
        Attribute("1.2.840.113549.1.9.4", w => Array.ForEach(digests, d => w.WriteOctetString(d))));

    public static byte[] Set(params byte[][] attributes)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSetOf())
            foreach (var attribute in attributes) writer.WriteEncodedValue(attribute);
        return writer.Encode();
    }

    public static byte[] Attribute(string type, Action<AsnWriter> values)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(type);
            using (writer.PushSetOf()) values(writer);
        }

        return writer.Encode();
    }
}
