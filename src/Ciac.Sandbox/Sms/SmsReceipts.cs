using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Ciac.Sandbox.Sms;

/// Posts a signed delivery receipt for each message until the portal takes it.
public sealed class SmsReceipts(
    SmsInbox inbox, SmsSwitches switches, IHttpClientFactory clients, IOptions<SandboxOptions> options, TimeProvider clock)
    : BackgroundService
{
    public const string Client = "portal";
    private const string Secret = "sandbox-receipt-secret";
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ChinaTime = TimeSpan.FromHours(8);
    private readonly SemaphoreSlim _wake = new(0, 1);

    public void Wake()
    {
        try
        {
            _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // A pass is due already: one wake is enough.
            return;
        }
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
            foreach (var message in await inbox.DueReceiptsAsync(stoppingToken))
                await DeliverAsync(message, stoppingToken);
            var next = await inbox.NextReceiptAsync(stoppingToken);
            var wait = next is { } due ? due - clock.GetUtcNow() : LongestWait;
            if (wait > TimeSpan.Zero)
                await _wake.WaitAsync(wait < LongestWait ? wait : LongestWait, stoppingToken);
        }
    }

    private async Task DeliverAsync(SmsMessage message, CancellationToken ct)
    {
        var delivered = switches.ModeOf(message.Phone) != "fail-receipt";
        if (message.State == "waiting")
            await inbox.SettleAsync(message, delivered ? "delivered" : "failed", ct);
        var success = message.State == "waiting" ? delivered : message.State == "delivered";
        if (await PostAsync(Body(message, success), ct))
            await inbox.ReceiptDoneAsync(message, ct);
        else
            await inbox.ReceiptLaterAsync(message, Pause(message.ReceiptAttempts), ct);
    }

    private static TimeSpan Pause(int attempts) => TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, Math.Min(attempts, 5))));

    private string Body(SmsMessage message, bool success) => JsonSerializer.Serialize(new[]
    {
        new Dictionary<string, object?>
        {
            ["phone_number"] = message.Phone,
            ["send_time"] = InChina(message.SentAt),
            ["report_time"] = InChina(clock.GetUtcNow()),
            ["success"] = success,
            ["err_code"] = success ? "DELIVERED" : "UNDELIVERED",
            ["err_msg"] = success ? "用户接收成功" : "用户未收到",
            ["sms_size"] = "1",
            ["biz_id"] = message.BizId,
            ["out_id"] = message.OutId,
        },
    });

    private static string InChina(DateTimeOffset at) =>
        at.ToOffset(ChinaTime).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private async Task<bool> PostAsync(string body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(options.Value.PortalAddress), "/callbacks/sms"))
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        Sign(request, body);
        try
        {
            using var response = await clients.CreateClient(Client).SendAsync(request, ct);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // The portal is down or restarting: the receipt waits for it.
            return false;
        }
        catch (TaskCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Sign(HttpRequestMessage request, string body)
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{timestamp}\n{nonce}\n{body}"));
        request.Headers.Add("X-Timestamp", timestamp);
        request.Headers.Add("X-Nonce", nonce);
        request.Headers.Add("X-Signature", Convert.ToHexStringLower(mac));
    }
}
