using System.Net.Http.Headers;
using System.Text;
using Ciac.Sandbox.Storage;
using Microsoft.Extensions.Options;

namespace Ciac.Sandbox.Licence;

/// Posts what happened to a ticket until the portal takes it, or ten times.
public sealed class LicenceCallbacks(
    SandboxDatabase database, IHttpClientFactory clients, LicenceFaults faults, IOptions<SandboxOptions> options, TimeProvider clock)
    : BackgroundService
{
    private const int MostAttempts = 10;
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim _wake = new(0);

    public async Task TellAsync(string body, CancellationToken ct)
    {
        await database.ExecuteAsync($"insert into licence_callback (body, due) values ({body}, {clock.GetUtcNow()})", ct);
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
                $"select id, body, attempts from licence_callback where due <= {clock.GetUtcNow()} order by id limit 50",
                row => (Id: row.GetInt64(0), Body: row.GetString(1), Attempts: row.GetInt32(2)), stoppingToken);
            foreach (var callback in due)
                await DeliverAsync(callback.Id, callback.Body, callback.Attempts, stoppingToken);
            await _wake.WaitAsync(Again, stoppingToken);
        }
    }

    private async Task DeliverAsync(long id, string body, int attempts, CancellationToken ct)
    {
        var signature = LicenceSignature.OfCallback(body, clock.GetUtcNow() - (faults.Is("stale") ? TimeSpan.FromMinutes(10) : TimeSpan.Zero));
        var taken = await PostAsync(Sent(body), signature, ct);
        if (faults.Is("replayed"))
            await PostAsync(body, signature, ct);
        if (faults.Is("repeated"))
            await PostAsync(body, LicenceSignature.OfCallback(body, clock.GetUtcNow()), ct);
        if (taken || attempts + 1 >= MostAttempts)
            await database.ExecuteAsync($"delete from licence_callback where id = {id}", ct);
        else
            await database.ExecuteAsync($"update licence_callback set attempts = attempts + 1, due = {clock.GetUtcNow() + Again} where id = {id}", ct);
    }

    // Signed before it is spoilt: what arrives is not what was signed.
    private string Sent(string body) => faults.Is("forged") ? body.Replace("\"kind\"", "\"kind\" ", StringComparison.Ordinal) : faults.Is("garbled") ? body[..^5] : body;

    private async Task<bool> PostAsync(string body, LicenceSignature signature, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(options.Value.PortalAddress), "/callbacks/licence"))
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.Add("X-Timestamp", signature.Timestamp);
        request.Headers.Add("X-Nonce", signature.Nonce);
        request.Headers.Add("X-Signature", signature.Mac);
        try
        {
            using var response = await clients.CreateClient(Sms.SmsReceipts.Client).SendAsync(request, ct);
            return response.IsSuccessStatusCode;
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
}
