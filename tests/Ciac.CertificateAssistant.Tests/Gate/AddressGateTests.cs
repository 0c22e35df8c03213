using System.Net;

namespace Ciac.CertificateAssistant.Tests.Gate;

public sealed class AddressGateTests(SharedAssistant shared) : IClassFixture<SharedAssistant>
{
    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:{port}")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    [InlineData("127.0.0.1.evil.example:{port}")]
    [InlineData("localhost.evil.example:{port}")]
    [InlineData("[::1]:{port}")]
    [Trait("Case", "C-13")]
    public async Task Call_under_a_foreign_host_name_is_refused(string host)
    {
        var assistant = shared.Assistant;
        foreach (var path in new[] { "/", "/v1/status", "/v1/certificates" })
        {
            var call = assistant.Call(HttpMethod.Get, path);
            call.Headers.Host = host.Replace("{port}", $"{new Uri(assistant.Address).Port}");
            using var response = await RunningAssistant.SendAsync(call);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
            Assert.Empty(await response.Content.ReadAsStringAsync());
        }
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task Call_under_a_loopback_name_and_the_right_port_is_answered(string name)
    {
        var assistant = shared.Assistant;
        var call = assistant.Call(HttpMethod.Get, "/v1/status");
        call.Headers.Host = $"{name}:{new Uri(assistant.Address).Port}";
        using var response = await RunningAssistant.SendAsync(call);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""{"name":"certificate-assistant","version":"1.0.0"}""", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://127.0.0.1:0;http://192.168.1.2:0")]
    public void Program_on_an_address_that_others_reach_does_not_start(string urls) =>
        Assert.Throws<InvalidOperationException>(() => AssistantHost.Build(["--urls", urls]));
}
