namespace Ciac.CertificateAssistant.Requests;

/// <summary>The bytes to be signed, made or checked by this program. Login and seal bytes can never be equal: the first start with "CMP-AUTH-V1", the second with the tag of a DER SET.</summary>
public abstract record SignPayload(byte[] Bytes)
{
    public sealed record Login(byte[] Bytes, string As) : SignPayload(Bytes);

    public sealed record Seal(byte[] Bytes, string Title, byte[] DocumentDigest) : SignPayload(Bytes);

    public string Purpose => this is Login login ? login.As : "seal";

    /// <summary>The payload, or the reason why it is refused.</summary>
    public static (SignPayload? Payload, string? Refusal) From(SignOrder order) => order.Purpose switch
    {
        "login" or "possession" => LoginMessage.From(order) is { } bytes ? (new Login(bytes, order.Purpose), null) : (null, "challenge-malformed"),
        "seal" => SealOf(order),
        _ => (null, "purpose-unknown"),
    };

    private static (SignPayload?, string?) SealOf(SignOrder order)
    {
        if (!DisplayText.IsPlain(order.Title)) return (null, "title-not-displayable");
        if (Decode(order.DocumentDigest) is not { Length: 32 } digest) return (null, "digest-malformed");
        if (Decode(order.ToBeSigned) is not { } bytes || !SignedAttributes.CoverDigest(bytes, digest)) return (null, "attributes-malformed");
        return (new Seal(bytes, order.Title!, digest), null);
    }

    private static byte[]? Decode(string? base64)
    {
        if (string.IsNullOrEmpty(base64)) return null;
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }
}
