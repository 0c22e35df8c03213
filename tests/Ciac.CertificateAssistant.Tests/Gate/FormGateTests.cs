using System.Net;

namespace Ciac.CertificateAssistant.Tests.Gate;

public sealed class FormGateTests
{
    [Fact]
    public async Task Form_without_the_value_of_the_page_is_refused()
    {
        await using var assistant = await RunningAssistant.StartAsync();
        var token = TestToken.Rsa();
        var file = token.WriteTo(assistant.Folder, "legal");
        var id = await assistant.OpenAsync(Orders.Login(token.Id));
        foreach (var action in new[] { $"/requests/{id}", $"/requests/{id}/cancel", $"/tokens/{file}/unplug", $"/tokens/{file}/pin", $"/tokens/{file}/read" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await assistant.PostAsync(action, ("pin", TestToken.Pin))).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await assistant.PostAsync(action, ("pin", TestToken.Pin), ("__token", new string('0', 64)))).Status);
        }

        Assert.Equal("waiting", await assistant.StateAsync(id));
    }

    [Theory]
    [InlineData("Origin", "http://127.0.0.1:5080")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Form_that_another_site_sends_is_refused_even_with_the_value(string header, string value)
    {
        await using var assistant = await RunningAssistant.StartAsync();
        var token = TestToken.Rsa();
        token.WriteTo(assistant.Folder, "legal");
        var id = await assistant.OpenAsync(Orders.Login(token.Id));
        var path = $"/requests/{id}";
        using var form = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("__token", assistant.Part<Ciac.CertificateAssistant.Gate.FormGate>().TokenFor(path)),
            KeyValuePair.Create("pin", TestToken.Pin),
        ]);
        var call = new HttpRequestMessage(HttpMethod.Post, assistant.Address + path) { Content = form };
        call.Headers.Add(header, value);
        using var response = await RunningAssistant.SendAsync(call);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("waiting", await assistant.StateAsync(id));
    }
}
