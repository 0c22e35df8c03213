using System.Net.Http.Headers;

namespace Ciac.Signing.Trust;

/// <summary>Fetches status data: one deadline and one size for each answer. The handler decides about proxies and redirects.</summary>
internal sealed class StatusFetcher(HttpClient http, TimeSpan timeout)
{
    private const int LargestOcsp = 64 * 1024;
    private const int LargestList = 32 * 1024 * 1024;

    public async Task<byte[]> AskAsync(Uri responder, byte[] request, CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, responder) { Content = new ByteArrayContent(request) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/ocsp-request");
        return await SendAsync(message, LargestOcsp, ct);
    }

    public async Task<byte[]> ListAsync(Uri address, CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, address);
        return await SendAsync(message, LargestList, ct);
    }

    /// <summary>The fault is the other side's or the network's, not the caller's wish to stop.</summary>
    public static bool IsTheirs(Exception fault, CancellationToken ct) =>
        fault is HttpRequestException or IOException || (fault is OperationCanceledException && !ct.IsCancellationRequested);

    private async Task<byte[]> SendAsync(HttpRequestMessage message, int largest, CancellationToken ct)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(timeout);
        using var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
        answer.EnsureSuccessStatusCode();
        await answer.Content.LoadIntoBufferAsync(largest, deadline.Token);
        return await answer.Content.ReadAsByteArrayAsync(deadline.Token);
    }
}
