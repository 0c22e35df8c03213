using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Ciac.Sandbox.Storage;

namespace Ciac.Sandbox.Ca;

/// RFC 3161 time-stamping unit.
public sealed class TimestampAuthority(CertificateAuthority authority, ServiceKeys keys, SandboxDatabase database, TimeProvider clock)
{
    private const string TstInfo = "1.2.840.113549.1.9.16.1.4";

    public async Task<byte[]> AnswerAsync(byte[] body, CancellationToken ct)
    {
        if (!Rfc3161TimestampRequest.TryDecode(body, out var request, out var read) || read != body.Length)
            return TimestampResponse.Refused(TimestampFailure.BadDataFormat);
        if (HashLength(request.HashAlgorithmId.Value) is not { } length)
            return TimestampResponse.Refused(TimestampFailure.BadAlgorithm);
        if (request.GetMessageHash().Length != length)
            return TimestampResponse.Refused(TimestampFailure.BadDataFormat);
        if (request.RequestedPolicyId is { Value: not SandboxOids.TimestampPolicy })
            return TimestampResponse.Refused(TimestampFailure.UnacceptedPolicy);
        var serial = await database.NextAsync("timestamp_serial", ct);
        return TimestampResponse.Granted(Sign(Info(request, serial), request.RequestSignerCertificate));
    }

    private byte[] Info(Rfc3161TimestampRequest request, long serial)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteObjectIdentifier(SandboxOids.TimestampPolicy);
            WriteImprint(writer, request);
            writer.WriteInteger(serial);
            writer.WriteGeneralizedTime(clock.GetUtcNow(), omitFractionalSeconds: true);
            using (writer.PushSequence())
                writer.WriteInteger(1);
            if (request.GetNonce() is { } nonce)
                writer.WriteInteger(nonce.Span);
        }
        return writer.Encode();
    }

    private static void WriteImprint(AsnWriter writer, Rfc3161TimestampRequest request)
    {
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(request.HashAlgorithmId.Value!);
                writer.WriteNull();
            }
            writer.WriteOctetString(request.GetMessageHash().Span);
        }
    }

    private byte[] Sign(byte[] info, bool withCertificates)
    {
        using var certificate = keys.Timestamp.Key.Join(keys.Timestamp.Certificate);
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate)
        {
            DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.1"),
            IncludeOption = withCertificates ? X509IncludeOption.EndCertOnly : X509IncludeOption.None,
        };
        signer.SignedAttributes.Add(new Pkcs9SigningTime(clock.GetUtcNow().UtcDateTime));
        signer.SignedAttributes.Add(SigningCertificate(certificate));
        var signed = new SignedCms(new ContentInfo(new Oid(TstInfo), info), detached: false);
        if (withCertificates)
            signer.Certificates.Add(authority.For(KeyAlgorithm.Rsa).Certificate);
        signed.ComputeSignature(signer, silent: true);
        return signed.Encode();
    }

    // RFC 5816 ESSCertIDv2: the default hash (SHA-256) is left out, as DER wants.
    private static AsnEncodedData SigningCertificate(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
            writer.WriteOctetString(SHA256.HashData(certificate.RawData));
        return new AsnEncodedData("1.2.840.113549.1.9.16.2.47", writer.Encode());
    }

    private static int? HashLength(string? oid) => oid switch
    {
        "2.16.840.1.101.3.4.2.1" => 32,
        "2.16.840.1.101.3.4.2.2" => 48,
        "2.16.840.1.101.3.4.2.3" => 64,
        _ => null,
    };
}
