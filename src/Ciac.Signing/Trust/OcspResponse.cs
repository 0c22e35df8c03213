using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace Ciac.Signing.Trust;

/// <summary>A basic OCSP response as it stands in its bytes (RFC 6960 §4.2); nothing about it is checked yet.</summary>
internal sealed record OcspResponse
{
    private const string Basic = "1.3.6.1.5.5.7.48.1.1";
    private static readonly Asn1Tag Context0 = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag Context1 = new(TagClass.ContextSpecific, 1);

    public required ReadOnlyMemory<byte> Signed { get; init; }

    public required ReadOnlyMemory<byte> Algorithm { get; init; }

    public required byte[] Value { get; init; }

    public required IReadOnlyList<X509Certificate2> Certificates { get; init; }

    /// <summary>[1] Name or [2] key hash, undecoded.</summary>
    public required ReadOnlyMemory<byte> ResponderId { get; init; }

    /// <summary>The single responses, undecoded.</summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> Answers { get; init; }

    public byte[]? Nonce { get; init; }

    /// <returns>null when the responder refused (tryLater, unauthorized, …).</returns>
    /// <exception cref="AsnContentException">The bytes are not an OCSP response.</exception>
    public static OcspResponse? Read(ReadOnlyMemory<byte> der)
    {
        var outer = new AsnReader(der, AsnEncodingRules.DER);
        var response = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        if (!response.ReadEnumeratedBytes().Span.SequenceEqual((ReadOnlySpan<byte>)[0])) return null;
        var bytes = response.ReadSequence(Context0).ReadSequence();
        if (bytes.ReadObjectIdentifier() != Basic) throw new AsnContentException("not a basic response");
        return ReadBasic(bytes.ReadOctetString());
    }

    /// <summary>A BasicOCSPResponse without its envelope.</summary>
    public static OcspResponse ReadBasic(ReadOnlyMemory<byte> der)
    {
        var basic = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        var signed = basic.ReadEncodedValue();
        var algorithm = basic.ReadEncodedValue();
        var value = basic.ReadBitString(out _);
        var certificates = new List<X509Certificate2>();
        if (basic.HasData)
        {
            var list = basic.ReadSequence(Context0).ReadSequence();
            while (list.HasData) certificates.Add(X509CertificateLoader.LoadCertificate(list.ReadEncodedValue().Span));
        }
        return ReadData(new AsnReader(signed, AsnEncodingRules.DER).ReadSequence()) with
        {
            Signed = signed,
            Algorithm = algorithm,
            Value = value,
            Certificates = certificates,
        };
    }

    private static OcspResponse ReadData(AsnReader data)
    {
        if (data.PeekTag().HasSameClassAndValue(Context0)) data.ReadEncodedValue();
        var responder = data.ReadEncodedValue();
        data.ReadGeneralizedTime();
        var answers = new List<ReadOnlyMemory<byte>>();
        var list = data.ReadSequence();
        while (list.HasData) answers.Add(list.ReadEncodedValue());
        return new OcspResponse
        {
            Signed = default,
            Algorithm = default,
            Value = [],
            Certificates = [],
            ResponderId = responder,
            Answers = answers,
            Nonce = data.HasData ? ReadNonce(data.ReadSequence(Context1).ReadSequence()) : null,
        };
    }

    private static byte[]? ReadNonce(AsnReader extensions)
    {
        while (extensions.HasData)
        {
            var extension = extensions.ReadSequence();
            var isNonce = extension.ReadObjectIdentifier() == OcspRequest.NonceOid;
            if (extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean)) extension.ReadBoolean();
            if (isNonce) return new AsnReader(extension.ReadOctetString(), AsnEncodingRules.DER).ReadOctetString();
        }
        return null;
    }
}
