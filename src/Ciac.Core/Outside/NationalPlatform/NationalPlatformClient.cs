using System.Diagnostics;
using System.Net;
using Ciac.Core.Outside.Wire;
using Microsoft.Extensions.Options;

namespace Ciac.Core.Outside.NationalPlatform;

internal sealed class NationalPlatformClient(IHttpClientFactory clients, IOptions<NationalPlatformOptions> options, TimeProvider clock) : INationalPlatform
{
    public const string HttpClientName = "Outside.NationalPlatform";

    public async Task<NationalReportResult> ReportAsync(NationalReport report, CancellationToken ct)
    {
        var portal = new SignedAs(options.Value.AppId, options.Value.Secret);
        using var request = SignedRequest.Post(new Uri(WireAddress.Folder(options.Value.Address), "certificates"), report.Body, portal, clock.GetUtcNow());
        request.Headers.Add("Idempotency-Key", report.Key);
        return await clients.CreateClient(HttpClientName).ExchangeAsync(request, ct) switch
        {
            WireAnswer.Silent silent => new NationalReportResult.Down(silent.Why),
            WireAnswer.Answered { Status: HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted } answered => Read(answered.Body),
            WireAnswer.Answered { Status: HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity } answered => Refusal(answered),
            WireAnswer.Answered answered => new NationalReportResult.Down(answered.Name) { RetryAfter = answered.RetryAfter },
            _ => throw new UnreachableException(),
        };
    }

    // A proxy's page with status 200 is no receipt.
    private static NationalReportResult Read(byte[] body) =>
        WireJson.Read<Receipt>(body) is { Number.Length: > 0 } ? new NationalReportResult.Taken() : new NationalReportResult.Down("unreadable");

    private static NationalReportResult Refusal(WireAnswer.Answered answered) =>
        WireJson.Read<Objection>(answered.Body) is { } objection
            ? new NationalReportResult.Refused(WireJson.Reason(objection.Error))
            : new NationalReportResult.Down(answered.Name);

    private sealed record Receipt(string Number);

    private sealed record Objection(string Error);
}
