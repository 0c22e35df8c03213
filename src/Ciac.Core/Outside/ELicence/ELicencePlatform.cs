using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
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
        using var request = Request(wish);
        return await clients.CreateClient(HttpClientName).ExchangeAsync(request, ct) switch
        {
            WireAnswer.Silent silent => new TicketResult.Down(silent.Why),
            WireAnswer.Answered { Status: HttpStatusCode.OK or HttpStatusCode.Created } answered => Read(answered.Body),
            WireAnswer.Answered answered => new TicketResult.Down(answered.Name),
            _ => throw new UnreachableException(),
        };
    }

    private HttpRequestMessage Request(TicketWish wish)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new TicketRequest(wish.BusinessId, "sign-in", wish.Site, wish.Place, (int)wish.Lifetime.TotalSeconds), WireJson.Options);
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(WireAddress.Folder(options.Value.Address), "tickets")) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-App-Id", options.Value.AppId);
        request.Headers.Add("X-Timestamp", timestamp);
        request.Headers.Add("X-Nonce", nonce);
        request.Headers.Add("X-Signature", CallbackProof.Sign(timestamp, nonce, body, options.Value.Secret));
        return request;
    }

    private static TicketResult Read(byte[] body) =>
        WireJson.Read<TicketAnswer>(body) is { Ticket.Length: > 0 and <= 64, QrText.Length: > 0 and <= LongestText } answer
            ? new TicketResult.Created(answer.Ticket, answer.QrText)
            : new TicketResult.Down("unreadable");

    private sealed record TicketRequest(string BizId, string Purpose, string Site, string? Place, int ExpiresIn);

    private sealed record TicketAnswer(string Ticket, string QrText);
}
