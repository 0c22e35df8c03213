using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ciac.Portal.Tests.Api;

/// <summary>Calls the API as a designer would: JSON both ways, with the session's cookie.</summary>
internal sealed class ApiClient(Uri root, string? session)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public Task<ApiAnswer> GetAsync(string path) => SendAsync(Request(HttpMethod.Get, path));

    public Task<ApiAnswer> DeleteAsync(string path) => SendAsync(Request(HttpMethod.Delete, path));

    public Task<ApiAnswer> PostAsync(string path, object? body = null, string? ifMatch = null)
    {
        var request = Request(HttpMethod.Post, path, body is null ? null : body as string ?? JsonSerializer.Serialize(body, JsonSerializerOptions.Web));
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", $"\"{ifMatch}\"");
        return SendAsync(request);
    }

    public HttpRequestMessage Request(HttpMethod method, string path, string? json = null)
    {
        var request = new HttpRequestMessage(method, new Uri(root, path));
        if (session is not null) request.Headers.Add("Cookie", session);
        request.Headers.Add("Accept-Language", "en");
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return request;
    }

    public static async Task<ApiAnswer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await ApiWorld.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            var isStream = answer.Content.Headers.ContentType?.MediaType == "text/event-stream";
            return new(answer.StatusCode, isStream ? "" : await answer.Content.ReadAsStringAsync(), answer.Content.Headers.ContentType?.MediaType, answer.Headers.ETag?.Tag.Trim('"'));
        }
    }

    /// <summary>Asks until what comes fits: commands to instances are applied a moment later.</summary>
    public async Task<JsonNode> UntilAsync(string path, Func<JsonNode, bool> fits)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var answer = await GetAsync(path);
            if (answer.Status == HttpStatusCode.OK && fits(answer.Json)) return answer.Json;
            Assert.False(patience.IsCancellationRequested, $"{path} never became as expected: {answer.Text}");
            await Task.Delay(50, CancellationToken.None);
        }
    }

    /// <summary>An event stream from its headers on.</summary>
    public async Task<EventReader> StreamAsync(string path, string? lastEventId = null)
    {
        var request = Request(HttpMethod.Get, path);
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        var answer = await ApiWorld.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new(answer, await answer.Content.ReadAsStreamAsync());
    }
}

/// <summary>An answer of the API.</summary>
internal sealed record ApiAnswer(HttpStatusCode Status, string Text, string? MediaType, string? Tag)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>The number of the problem.</summary>
    public string? Problem => MediaType == "application/problem+json" ? Json["title"]!.GetValue<string>() : null;

    public ApiAnswer Ok()
    {
        Assert.True((int)Status is >= 200 and < 300, $"{(int)Status}: {Text}");
        return this;
    }

    public void Refused(int status, string number)
    {
        Assert.Equal((status, number), ((int)Status, Problem));
        Assert.NotEmpty(Json["detail"]!.GetValue<string>());
    }
}
