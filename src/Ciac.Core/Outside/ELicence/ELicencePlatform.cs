using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Ciac.Core.Outside.Wire;
using Microsoft.Extensions.Options;

namespace Ciac.Core.Outside.ELicence;

internal sealed class ELicencePlatform(IHttpClientFactory clients, IOptions<ELicenceOptions> options, TimeProvider clock) : IELicence
{
    public const string HttpClientName = "Outside.ELicence";

    /// <summary>What a version 25 QR code takes at medium correction is far more; a longer text is no ticket.</summary>
    private const int LongestText = 512;

    public async Task<TicketResult> CreateTicketAsync(TicketWish wish, CancellationToken ct)
    {
        using var request = Request("tickets", new TicketRequest(wish.BusinessId, wish.Seal is null ? "sign-in" : "seal", wish.Site, wish.Place, (int)wish.Lifetime.TotalSeconds)
        {
            Seal = wish.Seal is { } seal ? new SealRequest(seal.CreditCode, WireNameOf(seal.Signer), seal.Hash, seal.DocumentName, seal.DocumentDigest) : null,
        });
        return await clients.CreateClient(HttpClientName).ExchangeAsync(request, ct) switch
        {
            WireAnswer.Silent silent => new TicketResult.Down(silent.Why),
            WireAnswer.Answered { Status: HttpStatusCode.OK or HttpStatusCode.Created } answered => Read(answered.Body),
            WireAnswer.Answered answered => new TicketResult.Down(answered.Name),
            _ => throw new UnreachableException(),
        };
    }

    public async Task<LicenceCertificateResult> FindCertificateAsync(string creditCode, LicenceSigner signer, CancellationToken ct)
    {
        using var request = Request("certificates", new CertificateRequest(creditCode, WireNameOf(signer)));
        return await clients.CreateClient(HttpClientName).ExchangeAsync(request, ct) switch
        {
            WireAnswer.Silent silent => new LicenceCertificateResult.Down(silent.Why),
            WireAnswer.Answered { Status: HttpStatusCode.NotFound } => new LicenceCertificateResult.None(),
            WireAnswer.Answered { Status: HttpStatusCode.OK } answered => ReadCertificate(answered.Body),
            WireAnswer.Answered answered => new LicenceCertificateResult.Down(answered.Name),
            _ => throw new UnreachableException(),
        };
    }

    private HttpRequestMessage Request<T>(string path, T content)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(content, WireJson.Options);
        var portal = new SignedAs(options.Value.AppId, options.Value.Secret);
        return SignedRequest.Post(new Uri(WireAddress.Folder(options.Value.Address), path), body, portal, clock.GetUtcNow());
    }

    private static TicketResult Read(byte[] body) =>
        WireJson.Read<TicketAnswer>(body) is { Ticket.Length: > 0 and <= 64, QrText.Length: > 0 and <= LongestText } answer
            ? new TicketResult.Created(answer.Ticket, answer.QrText)
            : new TicketResult.Down("unreadable");

    private static LicenceCertificateResult ReadCertificate(byte[] body) =>
        WireJson.Read<CertificateAnswer>(body) is { Certificates: { Count: > 0 and <= 8 } chain }
            ? new LicenceCertificateResult.Found(chain)
            : new LicenceCertificateResult.Down("unreadable");

    private static string WireNameOf(LicenceSigner signer) => signer == LicenceSigner.Unit ? "unit" : "legal-representative";

    private sealed record TicketRequest(string BizId, string Purpose, string Site, string? Place, int ExpiresIn)
    {
        public SealRequest? Seal { get; init; }
    }

    private sealed record SealRequest(string CreditCode, string Signer, byte[] Hash, string DocumentName, byte[] DocumentDigest);

    private sealed record CertificateRequest(string CreditCode, string Signer);

    private sealed record CertificateAnswer(IReadOnlyList<byte[]> Certificates);

    private sealed record TicketAnswer(string Ticket, string QrText);
}
