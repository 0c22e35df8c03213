using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Ciac.Sandbox.Licence;
using Ciac.Sandbox.Storage;
using Microsoft.Extensions.Options;

namespace Ciac.Sandbox.Callbacks;

/// Posts what happened at a party until the portal takes it or says a clear no, or as often as the party does.
public sealed class SignedCallbacks(
    SandboxDatabase database, IHttpClientFactory clients, LicenceFaults faults, IOptions<SandboxOptions> options, TimeProvider clock)
    : BackgroundService
{
    private const int LongestWait = 15;
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim _wake = new(0);

    public async Task TellAsync(SignedParty party, string body, CancellationToken ct)
    {
        await database.ExecuteAsync($"insert into signed_callback (party, body, due) values ({party.Name}, {body}, {clock.GetUtcNow()})", ct);
        _wake.Release();
    }

    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var due = await database.QueryAsync(
                $"select id, party, body, attempts from signed_callback where due <= {clock.GetUtcNow()} order by id limit 50",
                row => new Due(row.GetInt64(0), SignedParty.Called(row.GetString(1)), row.GetString(2), row.GetInt32(3)), stoppingToken);
            foreach (var callback in due)
                await DeliverAsync(callback, stoppingToken);
            await _wake.WaitAsync(Again, stoppingToken);
        }
    }

    private async Task DeliverAsync(Due due, CancellationToken ct)
    {
        var (id, party, body, attempts) = due;
        var signature = PartySignature.OfCallback(party, body, clock.GetUtcNow() - (faults.Is("stale") ? TimeSpan.FromMinutes(10) : TimeSpan.Zero));
        var taken = await PostAsync(party, Sent(body), signature, ct);
        if (faults.Is("replayed"))
            await PostAsync(party, body, signature, ct);
        if (faults.Is("repeated"))
            await PostAsync(party, body, PartySignature.OfCallback(party, body, clock.GetUtcNow()), ct);
        if (taken || attempts + 1 >= party.MostAttempts)
            await database.ExecuteAsync($"delete from signed_callback where id = {id}", ct);
        else
            await database.ExecuteAsync($"update signed_callback set attempts = attempts + 1, due = {clock.GetUtcNow() + (Again * Math.Clamp(attempts - 8, 1, LongestWait))} where id = {id}", ct);
    }

    // Signed before it is spoilt: what arrives is not what was signed.
    private string Sent(string body) => faults.Is("forged") ? body.Replace("\"ticket\"", "\"ticket\" ", StringComparison.Ordinal) : faults.Is("garbled") ? body[..^5] : body;

    private async Task<bool> PostAsync(SignedParty party, string body, PartySignature signature, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(options.Value.PortalAddress), party.CallbackPath))
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.Add("X-Timestamp", signature.Timestamp);
        request.Headers.Add("X-Nonce", signature.Nonce);
        request.Headers.Add("X-Signature", signature.Mac);
        try
        {
            using var response = await clients.CreateClient(Sms.SmsReceipts.Client).SendAsync(request, ct);
            return response.IsSuccessStatusCode || (party == SignedParty.Approving && response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity);
        }
        catch (HttpRequestException)
        {
            // The portal is down or restarting: the callback waits for it.
            return false;
        }
        catch (TaskCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    private sealed record Due(long Id, SignedParty Party, string Body, int Attempts);
}
