using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Demo;

/// <summary>The certificate assistant, asked as the page asks it; the PIN goes into its own window's form.</summary>
internal sealed class Assistant(Addresses addresses, string pin) : IDisposable
{
#pragma warning disable RS0030
    private readonly HttpClient _http = new() { BaseAddress = addresses.Assistant, Timeout = TimeSpan.FromSeconds(60) };
#pragma warning restore RS0030

    private string Origin => addresses.Portal.GetLeftPart(UriPartial.Authority);

    public async Task<JsonElement> CertificateAsync(string uniqueId)
    {
        var list = await SendAsync(HttpMethod.Get, "/v1/certificates", null);
        return list.GetProperty("certificates").EnumerateArray().FirstOrDefault(c => c.GetProperty("uniqueId").GetString() == uniqueId) is { ValueKind: JsonValueKind.Object } found
            ? found
            : throw new DemoException($"The assistant has no certificate {uniqueId}.");
    }

    public async Task<(string Algorithm, string Signature)> SignAsync(object order)
    {
        var asked = await SendAsync(HttpMethod.Post, "/v1/sign", order);
        var id = asked.GetProperty("requestId").GetString();
        var window = await _http.GetStringAsync($"/requests/{id}");
        var token = Regex.Match(window, "name=\"__token\"[^>]*value=\"([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("pin", pin), new("__token", token)]);
        using var post = new HttpRequestMessage(HttpMethod.Post, $"/requests/{id}") { Content = form };
        post.Headers.Add("Origin", addresses.Assistant.GetLeftPart(UriPartial.Authority));
        using var confirmed = await _http.SendAsync(post);
        var result = await SendAsync(HttpMethod.Get, $"/v1/requests/{id}?wait=20", null);
        return result.GetProperty("state").GetString() == "signed"
            ? (result.GetProperty("algorithm").GetString()!, result.GetProperty("signature").GetString()!)
            : throw new DemoException($"The assistant did not sign: {result}");
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Origin", Origin);
        request.Headers.Add("X-Certificate-Assistant", "1");
        if (body is not null) request.Content = JsonContent.Create(body);
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonDocument.Parse(text).RootElement.Clone() : throw new DemoException($"assistant {path}: {(int)answer.StatusCode} {text}");
    }
}
