using System.Net;
using System.Text.RegularExpressions;
using Ciac.Core.Accounts;
using Ciac.Core.Outside.Wire;
using Ciac.Core.Tests.World;
using Ciac.Portal.Host;
using Ciac.Portal.Tests.Components;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ciac.Portal.Tests.Routes;

/// <summary>The whole portal as a node of a world, spoken to over HTTP with any caller's session.</summary>
internal sealed partial class OpenPortal : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private OpenPortal(WebApplication app) => (_app, _client) = (app, GalleryHost.ClientOf(app));

    public static async Task<OpenPortal> StartAsync(PortalWorld world)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = Environments.Development,
            ApplicationName = "Ciac.Portal",
            ContentRootPath = PortalFolder.Path,
        });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(world.NodeSettings);
        var app = await PortalHost.BuildAsync(builder, world.NodeSettings["ConnectionStrings:Ciac"]!, CancellationToken.None);
        app.Urls.Clear();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        return new OpenPortal(app);
    }

    public Task<IReadOnlyList<Way>> WaysAsync() => RouteTable.OfAsync(_app);

    /// <summary>A session of a member of staff, as after the sign-in with password and code.</summary>
    public static Task<string> StaffSessionAsync(PortalWorld world, StaffRole role) => world.AskAsync(async (OpenSession verb) =>
    {
        var staff = new StaffAccount { Id = Guid.NewGuid(), UserName = role.ToString(), DisplayName = role.ToString(), PasswordHash = "", TotpSecret = "", Role = role };
        await world.ReadAsync(db => { db.Staff.Add(staff); return db.SaveChangesAsync(); });
        return await verb.HandleAsync(new SessionOf(null, null, staff), new Origin("10.1.2.3", "test"), CancellationToken.None);
    });

    public async Task<Visit> ComeAsync(string? session)
    {
        var cookie = session is null ? "" : $"ciac-session={session}";
        using var page = await SendAsync(new HttpRequestMessage(HttpMethod.Get, session is null ? "/sign-in" : "/account/sessions"), cookie);
        var given = page.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.Select(one => one.Split(';')[0]) : [];
        return new Visit(this, string.Join("; ", given.Prepend(cookie).Where(one => one.Length > 0)), PageToken().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value);
    }

    /// <summary>What an outside party posts.</summary>
    public async Task<HttpStatusCode> CallBackAsync(string address, (CallbackHeaders Headers, byte[] Body) sent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(sent.Body) };
        foreach (var (name, value) in new[] { ("X-Timestamp", sent.Headers.Timestamp), ("X-Nonce", sent.Headers.Nonce), ("X-Signature", sent.Headers.Signature) })
            if (value is not null) request.Headers.Add(name, value);
        using var answer = await _client.SendAsync(request);
        return answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string cookie)
    {
        if (cookie.Length > 0) request.Headers.Add("Cookie", cookie);
        return _client.SendAsync(request);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex PageToken();

    /// <summary>One caller's browser: its cookies and the token of its forms.</summary>
    internal sealed record Visit(OpenPortal Portal, string Cookie, string Token)
    {
        public async Task<Answer> AskAsync(Request asked)
        {
            using var request = new HttpRequestMessage(new HttpMethod(asked.Way.Method), asked.Address);
            if (asked.Way.Method != "GET")
            {
                request.Headers.Add("RequestVerificationToken", Token);
                request.Content = new FormUrlEncodedContent(asked.Form.Append(new("__RequestVerificationToken", Token)));
            }

            return await SendAsync(request);
        }

        public async Task<Answer> GetAsync(string address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            return await SendAsync(request);
        }

        /// <summary>A body of any kind, with the value of the page's forms.</summary>
        public async Task<Answer> PostAsync(string address, HttpContent body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body };
            request.Headers.Add("RequestVerificationToken", Token);
            return await SendAsync(request);
        }

        private async Task<Answer> SendAsync(HttpRequestMessage request)
        {
            using var answer = await Portal.SendAsync(request, Cookie);
            return new Answer(answer.StatusCode, answer.Headers.Location?.OriginalString, await answer.Content.ReadAsStringAsync())
            {
                MayBeKept = answer.Headers.CacheControl?.NoStore != true,
                RetryAfter = answer.Headers.RetryAfter?.Delta,
            };
        }
    }
}

internal sealed record Answer(HttpStatusCode Status, string? Location, string Body)
{
    /// <summary>By the browser or by anybody between.</summary>
    public bool MayBeKept { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The caller got something, or was led on to it; a way to the sign-in is neither.</summary>
    public bool IsGiven => Status == HttpStatusCode.OK || (Location is not null && !Location.Contains("sign-in", StringComparison.Ordinal));
}

/// <summary>One way into the portal with one key of the unit that is attacked.</summary>
internal sealed record Request(Way Way, string Key)
{
    public string Address
    {
        get
        {
            var path = Part().Replace(Way.Pattern.RawText!, part => part.Groups["name"].Value switch
            {
                "handler" => Way.Handler ?? "",
                "page" => "1",
                _ => Key,
            });
            return $"/{path.Trim('/')}{(Way.Handler is not null && !Way.Takes("handler") ? $"?handler={Way.Handler}" : "")}";
        }
    }

    public IEnumerable<KeyValuePair<string, string>> Form => Way.FormKeys.Select(name => KeyValuePair.Create(name, Key));

    private static Regex Part() => new(@"\{(?<name>\w+)[^}]*\}");
}
