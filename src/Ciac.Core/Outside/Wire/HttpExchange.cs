using System.Net.Http.Headers;

namespace Ciac.Core.Outside.Wire;

/// <summary>One request, one answer. What a network does is an expected outcome here, not an exception.</summary>
internal static class HttpExchange
{
    /// <summary>More than any answer of these parties needs; beyond it the answer counts as unreadable.</summary>
    public const int LargestAnswer = 1024 * 1024;

    public static async Task<WireAnswer> ExchangeAsync(this HttpClient client, HttpRequestMessage request, CancellationToken ct)
    {
        try
        {
            using var response = await client.SendAsync(request, ct);
            var body = await response.Content.ReadAsByteArrayAsync(ct);
            return new WireAnswer.Answered(response.StatusCode, body) { RetryAfter = response.Headers.RetryAfter?.Delta };
        }
        catch (HttpRequestException failure)
        {
            return new WireAnswer.Silent(failure.HttpRequestError.ToString(), NeverLeft(failure.HttpRequestError));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new WireAnswer.Silent("timeout", NeverSent: false);
        }
    }

    public static void Bearer(this HttpRequestMessage request, string token) =>
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);

    private static bool NeverLeft(HttpRequestError error) => error is
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
}
