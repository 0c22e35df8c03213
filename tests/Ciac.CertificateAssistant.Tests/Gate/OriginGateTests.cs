using System.Net;

namespace Ciac.CertificateAssistant.Tests.Gate;

public sealed class OriginGateTests(SharedAssistant shared) : IClassFixture<SharedAssistant>
{
    public static TheoryData<string?> ForeignOrigins =>
    [
        null, "null", "", "*", "https://evil.example", "http://127.0.0.1", "http://127.0.0.1:5081", "http://127.0.0.1:50800",
        "https://127.0.0.1:5080", "http://127.0.0.1:5080/", "http://127.0.0.1:5080.evil.example", "http://127.0.0.1:5080@evil.example",
        "http://127.0.0.1:5080, https://evil.example", "http://localhost:5080", "HTTP://127.0.0.1:5080", "http://evil.example?http://127.0.0.1:5080",
    ];

    [Theory]
    [MemberData(nameof(ForeignOrigins))]
    [Trait("Case", "C-4")]
    public async Task Call_of_a_foreign_origin_is_refused(string? origin)
    {
        var assistant = shared.Assistant;
        var token = shared.Token;
        foreach (var call in new[]
        {
            assistant.Call(HttpMethod.Get, "/v1/certificates"),
            assistant.Call(HttpMethod.Post, "/v1/sign", Orders.Login(token.Id)),
            assistant.Call(HttpMethod.Options, "/v1/sign"),
        })
        {
            call.Headers.Remove("Origin");
            if (origin is not null) call.Headers.TryAddWithoutValidation("Origin", origin);
            using var response = await RunningAssistant.SendAsync(call);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
            Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
            Assert.Equal(["Origin"], response.Headers.Vary);
        }

        Assert.Empty(assistant.Part<CertificateAssistant.Requests.SignRequests>().Waiting());
    }

    [Fact]
    public async Task Call_with_two_origins_is_refused()
    {
        var assistant = shared.Assistant;
        var call = assistant.Call(HttpMethod.Get, "/v1/status");
        call.Headers.Add("Origin", RunningAssistant.Portal);
        using var response = await RunningAssistant.SendAsync(call);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    [Trait("Case", "C-4")]
    public async Task Order_that_names_another_origin_than_the_browser_is_refused()
    {
        var assistant = shared.Assistant;
        var token = shared.Token;
        var order = Orders.Login(token.Id);
        order["origin"] = "https://evil.example";
        var (status, body) = await assistant.AskAsync(HttpMethod.Post, "/v1/sign", order);
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Equal("origin-mismatch", body.GetProperty("error").GetString());
    }

    [Fact]
    public async Task Preflight_of_the_portal_gets_its_exact_origin_and_no_credentials()
    {
        var assistant = shared.Assistant;
        using var response = await RunningAssistant.SendAsync(assistant.Call(HttpMethod.Options, "/v1/sign"));
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal([RunningAssistant.Portal], response.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal(["content-type, x-certificate-assistant"], response.Headers.GetValues("Access-Control-Allow-Headers"));
        Assert.Equal(["true"], response.Headers.GetValues("Access-Control-Allow-Private-Network"));
        Assert.Equal(["Origin"], response.Headers.Vary);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("0")]
    [InlineData("1, 1")]
    [Trait("Case", "C-14")]
    public async Task Call_without_the_header_is_refused(string? value)
    {
        var assistant = shared.Assistant;
        var call = assistant.Call(HttpMethod.Get, "/v1/certificates");
        call.Headers.Remove("X-Certificate-Assistant");
        if (value is not null) call.Headers.Add("X-Certificate-Assistant", value);
        using var response = await RunningAssistant.SendAsync(call);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("text/plain; application/json")]
    [InlineData("application/json; charset=utf-7")]
    [Trait("Case", "C-14")]
    public async Task Post_that_a_browser_sends_without_preflight_is_refused(string type)
    {
        var assistant = shared.Assistant;
        var call = assistant.Call(HttpMethod.Post, "/v1/sign");
        call.Content = new ByteArrayContent("{}"u8.ToArray());
        call.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await RunningAssistant.SendAsync(call);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task Request_of_one_origin_does_not_exist_for_another()
    {
        await using var assistant = await RunningAssistant.StartAsync();
        var token = shared.Token;
        token.WriteTo(assistant.Folder, "legal");
        var id = await assistant.OpenAsync(Orders.Login(token.Id));
        var call = assistant.Call(HttpMethod.Get, $"/v1/requests/{id}");
        call.Headers.Remove("Origin");
        call.Headers.Add("Origin", "https://127.0.0.1:5443");
        using var response = await RunningAssistant.SendAsync(call);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
