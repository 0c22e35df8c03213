using System.Formats.Asn1;

namespace Ciac.Sandbox.Ca;

/// RFC 6960 responder, answering with a certificate that each issuing authority delegated to it.
public sealed class OcspResponder(CertificateAuthority authority, ServiceKeys keys, CertificateRegister register, TimeProvider clock)
{
    private const int MalformedRequest = 1;
    private const int Unauthorized = 6;
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(10);

    public async Task<byte[]> AnswerAsync(byte[] body, CancellationToken ct)
    {
        OcspRequest request;
        try
        {
            request = OcspRequest.Parse(body);
        }
        catch (AsnContentException)
        {
            return OcspResponse.Refusal(MalformedRequest);
        }
        var issuer = authority.Issuers.FirstOrDefault(candidate => candidate != authority.Root
            && request.Certificates.Any(id => id.IsIssuedBy(candidate)));
        if (issuer is null)
            return OcspResponse.Refusal(request.Certificates.Count == 0 ? MalformedRequest : Unauthorized);

        var now = clock.GetUtcNow();
        var answers = new List<OcspAnswer>();
        foreach (var id in request.Certificates)
            answers.Add(new OcspAnswer(id, await StateAsync(issuer, id, ct), now, now + Freshness));
        return OcspResponse.Answer(answers, request.Nonce, keys.OcspResponder(issuer), now);
    }

    private async Task<CertificateState?> StateAsync(Issuer issuer, OcspCertId id, CancellationToken ct) =>
        id.IsIssuedBy(issuer) ? await register.FindAsync(issuer.Name, id.Serial, ct) : null;
}

/// State null means the authority never issued such a certificate.
public sealed record OcspAnswer(OcspCertId Id, CertificateState? State, DateTimeOffset ThisUpdate, DateTimeOffset NextUpdate);
