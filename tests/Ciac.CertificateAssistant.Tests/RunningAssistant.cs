using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ciac.CertificateAssistant.Tests;

/// <summary>The real program on a port of its own, with a folder of its own; spoken to over HTTP only.</summary>
public sealed partial class RunningAssistant : IAsyncDisposable
{
    public const string Portal = "http://127.0.0.1:5080";

    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    private WebApplication? _app;

    public string Folder { get; } = Directory.CreateTempSubdirectory("assistant-").FullName;
    public ManualClock Clock { get; } = new();
    public ConcurrentQueue<string> Log { get; } = new();
    public string Address => _app!.Urls.Single();

    public static async Task<RunningAssistant> StartAsync()
    {
        var assistant = new RunningAssistant();
        await assistant.StartAgainAsync();
        return assistant;
    }

    /// <summary>Ends the program, if it runs, and starts it on the same folder.</summary>
    public async Task StartAgainAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        _app = AssistantHost.Build(["--urls", "http://127.0.0.1:0", "--Assistant:TokenFolder", Folder], builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(Clock);
            builder.Logging.ClearProviders().AddProvider(new Notebook(Log)).SetMinimumLevel(LogLevel.Trace);
            builder.Logging.AddFilter<Notebook>(null, LogLevel.Trace);
        });
        await _app.StartAsync();
    }

    /// <summary>A call as the portal's page makes it.</summary>
    public HttpRequestMessage Call(HttpMethod method, string path, object? body = null)
    {
        var request = new HttpRequestMessage(method, Address + path);
        request.Headers.Add("Origin", Portal);
        request.Headers.Add("X-Certificate-Assistant", "1");
        if (body is not null) request.Content = JsonContent.Create(body);
        return request;
    }

    public static Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => Client.SendAsync(request);

    public async Task<(HttpStatusCode Status, JsonElement Body)> AskAsync(HttpMethod method, string path, object? body = null)
    {
        using var response = await SendAsync(Call(method, path, body));
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    public Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string path) => AskAsync(HttpMethod.Get, path);

    /// <summary>Opens a request and gives its id.</summary>
    public async Task<string> OpenAsync(object order)
    {
        var (status, body) = await AskAsync(HttpMethod.Post, "/v1/sign", order);
        Assert.Equal(HttpStatusCode.Accepted, status);
        return body.GetProperty("requestId").GetString()!;
    }

    /// <summary>Sends a form of one of the assistant's pages as a person would, with the value that the page holds for it.</summary>
    public async Task<(HttpStatusCode Status, string Page)> SubmitAsync(string page, string action, params (string, string)[] fields)
    {
        var html = await ReadAsync(page);
        var form = Forms().Matches(html).First(m => WebUtility.HtmlDecode(m.Groups[1].Value) == action);
        return await PostAsync(action, [("__token", form.Groups[2].Value), .. fields]);
    }

    public async Task<(HttpStatusCode Status, string Page)> PostAsync(string action, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var response = await Client.PostAsync(Address + action, content);
        return (response.StatusCode, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()));
    }

    public Task<(HttpStatusCode Status, string Page)> TypePinAsync(string requestId, string pin) =>
        SubmitAsync($"/requests/{requestId}", $"/requests/{requestId}", ("pin", pin));

    public async Task<string> ReadAsync(string page) => WebUtility.HtmlDecode(await Client.GetStringAsync(Address + page));

    public async Task<string> StateAsync(string requestId) =>
        (await GetAsync($"/v1/requests/{requestId}")).Body.GetProperty("state").GetString()!;

    public T Part<T>() where T : notnull => _app!.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    [GeneratedRegex("""<form method="post" action="([^"]+)"[^>]*>\s*<input type="hidden" name="__token" value="([^"]+)" />""")]
    private static partial Regex Forms();

    private sealed class Notebook(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
