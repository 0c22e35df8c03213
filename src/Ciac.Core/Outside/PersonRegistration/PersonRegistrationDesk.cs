using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Ciac.Core.Outside.Wire;
using Microsoft.Extensions.Options;

namespace Ciac.Core.Outside.PersonRegistration;

internal sealed class PersonRegistrationDesk(IHttpClientFactory clients, IOptions<PersonRegistrationOptions> options, TimeProvider clock) : IPersonRegistration
{
    public const string HttpClientName = "Outside.PersonRegistration";
    private const int LongestLink = 512;

    public async Task<RegistrationTicketResult> CreateTicketAsync(string businessId, TimeSpan lifetime, CancellationToken ct)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new TicketRequest(businessId, (int)lifetime.TotalSeconds), WireJson.Options);
        var portal = new SignedAs(options.Value.AppId, options.Value.Secret);
        using var request = SignedRequest.Post(new Uri(WireAddress.Folder(options.Value.Address), "tickets"), body, portal, clock.GetUtcNow());
        return await clients.CreateClient(HttpClientName).ExchangeAsync(request, ct) switch
        {
            WireAnswer.Silent silent => new RegistrationTicketResult.Down(silent.Why),
            WireAnswer.Answered { Status: HttpStatusCode.OK or HttpStatusCode.Created } answered => Read(answered.Body),
            WireAnswer.Answered answered => new RegistrationTicketResult.Down(answered.Name),
            _ => throw new UnreachableException(),
        };
    }

    // The link is drawn and offered to be opened: an address of the web, nothing that a browser would run.
    private static RegistrationTicketResult Read(byte[] body) =>
        WireJson.Read<TicketAnswer>(body) is { Ticket.Length: > 0 and <= 64, QrText.Length: > 0 and <= LongestLink } answer
        && Uri.TryCreate(answer.QrText, UriKind.Absolute, out var link) && link.Scheme is "https" or "http"
            ? new RegistrationTicketResult.Created(answer.Ticket, link!)
            : new RegistrationTicketResult.Down("unreadable");

    private sealed record TicketRequest(string BizId, int ExpiresIn);

    private sealed record TicketAnswer(string Ticket, string QrText);
}
