using System.Net;
using System.Net.Sockets;
using System.Text;
using Ciac.CertificateAssistant.Requests;

namespace Ciac.CertificateAssistant.Tests.Requests;

public sealed class RequestLifeTests : IAsyncLifetime
{
    private readonly TestToken _token = TestToken.Curve();
    private RunningAssistant _assistant = null!;

    public async Task InitializeAsync()
    {
        _assistant = await RunningAssistant.StartAsync();
        _token.WriteTo(_assistant.Folder, "legal");
    }

    public async Task DisposeAsync() => await _assistant.DisposeAsync();

    [Fact]
    public async Task Signature_is_given_once()
    {
        var id = await _assistant.OpenAsync(Orders.Login(_token.Id));
        await _assistant.TypePinAsync(id, TestToken.Pin);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _assistant.GetAsync($"/v1/requests/{id}?wait=20")));

        Assert.All(answers, a => Assert.Equal("signed", a.Body.GetProperty("state").GetString()));
        Assert.Single(answers, a => a.Body.TryGetProperty("signature", out _));
    }

    [Fact]
    public async Task Request_after_three_minutes_is_expired_and_takes_no_pin()
    {
        var id = await _assistant.OpenAsync(Orders.Login(_token.Id));
        _assistant.Clock.Push(TimeSpan.FromSeconds(179));
        Assert.Equal("waiting", await _assistant.StateAsync(id));
        var form = _assistant.Part<Ciac.CertificateAssistant.Gate.FormGate>().TokenFor($"/requests/{id}");

        _assistant.Clock.Push(TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.SeeOther, (await _assistant.PostAsync($"/requests/{id}", ("__token", form), ("pin", TestToken.Pin))).Status);
        Assert.Equal("expired", await _assistant.StateAsync(id));
        Assert.Contains("请求已过期", await _assistant.ReadAsync($"/requests/{id}"));
    }

    [Fact]
    [Trait("Case", "C-16")]
    public async Task Sixth_waiting_request_of_an_origin_is_refused()
    {
        for (var i = 0; i < SignRequests.WaitingPerOrigin; i++) await _assistant.OpenAsync(Orders.Login(_token.Id));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await _assistant.AskAsync(HttpMethod.Post, "/v1/sign", Orders.Login(_token.Id))).Status);

        _assistant.Clock.Push(SignRequests.Life);
        await _assistant.OpenAsync(Orders.Login(_token.Id));
    }

    [Fact]
    public async Task Request_that_the_user_cancels_ends_without_a_signature()
    {
        var id = await _assistant.OpenAsync(Orders.Login(_token.Id));
        var follow = _assistant.GetAsync($"/v1/requests/{id}?wait=20");
        await _assistant.SubmitAsync($"/requests/{id}", $"/requests/{id}/cancel");
        Assert.Equal("cancelled", (await follow).Body.GetProperty("state").GetString());
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => _assistant.TypePinAsync(id, TestToken.Pin));
    }

    [Fact]
    public async Task Request_that_the_page_takes_back_is_cancelled()
    {
        var id = await _assistant.OpenAsync(Orders.Login(_token.Id));
        Assert.Equal(HttpStatusCode.NoContent, (await _assistant.AskAsync(HttpMethod.Delete, $"/v1/requests/{id}")).Status);
        Assert.Equal("cancelled", await _assistant.StateAsync(id));
    }

    [Fact]
    public async Task Request_whose_window_was_closed_is_cancelled()
    {
        var id = await _assistant.OpenAsync(Orders.Login(_token.Id));
        await WatchAndCloseAsync(id);
        await _assistant.Clock.FirstTimer;
        _assistant.Clock.Push(TimeSpan.FromSeconds(3));
        Assert.Equal("waiting", await _assistant.StateAsync(id));
        _assistant.Clock.Push(TimeSpan.FromSeconds(1));
        Assert.Equal("cancelled", await _assistant.StateAsync(id));
    }

    [Fact]
    public async Task Request_whose_window_was_reloaded_goes_on()
    {
        var id = await _assistant.OpenAsync(Orders.Login(_token.Id));
        await WatchAndCloseAsync(id);
        await _assistant.Clock.FirstTimer;
        await _assistant.ReadAsync($"/requests/{id}");
        _assistant.Clock.Push(TimeSpan.FromSeconds(4));
        Assert.Equal("waiting", await _assistant.StateAsync(id));
    }

    [Fact]
    public async Task Page_that_waits_learns_of_a_wrong_pin_at_once()
    {
        var id = await _assistant.OpenAsync(Orders.Login(_token.Id));
        var follow = _assistant.GetAsync($"/v1/requests/{id}?wait=20&triesLeft=5");
        await _assistant.TypePinAsync(id, "000000");
        var (_, answer) = await follow.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal("waiting", answer.GetProperty("state").GetString());
        Assert.Equal(4, answer.GetProperty("triesLeft").GetInt32());
    }

    [Fact]
    public async Task Request_for_a_token_that_was_unplugged_waits_for_it()
    {
        var id = await _assistant.OpenAsync(Orders.Login(_token.Id));
        await _assistant.SubmitAsync("/", "/tokens/legal.p12/unplug");
        Assert.Contains("证书已拔出", (await _assistant.TypePinAsync(id, TestToken.Pin)).Page);
        await _assistant.SubmitAsync("/", "/tokens/legal.p12/plug");
        Assert.Equal(HttpStatusCode.SeeOther, (await _assistant.TypePinAsync(id, TestToken.Pin)).Status);
    }

    [Fact]
    public async Task Request_for_an_unknown_certificate_is_refused()
    {
        var (status, body) = await _assistant.AskAsync(HttpMethod.Post, "/v1/sign", Orders.Login(new string('0', 64)));
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal("certificate-not-found", body.GetProperty("error").GetString());
    }

    // A browser that loads the watch and then goes away, byte for byte.
    private async Task WatchAndCloseAsync(string id)
    {
        var address = new Uri(_assistant.Address);
        using var line = new TcpClient();
        await line.ConnectAsync(address.Host, address.Port);
        await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET /requests/{id}/watch HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n"));
    }
}
