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
        var portal = new SignedAs(options.Value.AppId, options.Value.Secret);
        return SignedRequest.Post(new Uri(WireAddress.Folder(options.Value.Address), "tickets"), body, portal, clock.GetUtcNow());
    }

    private static TicketResult Read(byte[] body) =>
        WireJson.Read<TicketAnswer>(body) is { Ticket.Length: > 0 and <= 64, QrText.Length: > 0 and <= LongestText } answer
            ? new TicketResult.Created(answer.Ticket, answer.QrText)
            : new TicketResult.Down("unreadable");

    private sealed record TicketRequest(string BizId, string Purpose, string Site, string? Place, int ExpiresIn);

    private sealed record TicketAnswer(string Ticket, string QrText);
}
