using System.Net;
using System.Text;

namespace Ciac.CertificateAssistant.Tests.Gate;

public sealed class SizeGateTests(SharedAssistant shared) : IClassFixture<SharedAssistant>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Body_over_64_KB_is_refused_with_413(bool chunked)
    {
        var assistant = shared.Assistant;
        var call = assistant.Call(HttpMethod.Post, "/v1/sign");
        call.Content = new StringContent($$"""{"purpose":"{{new string('x', 70_000)}}"}""", Encoding.UTF8, "application/json");
        call.Headers.TransferEncodingChunked = chunked;
        using var response = await RunningAssistant.SendAsync(call);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"purpose":1}""")]
    [InlineData("""{"purpose":"login","purpose":"seal"}""")]
    [InlineData("""{"purpose":[[[[[["deep"]]]]]]}""")]
    public async Task Body_that_is_no_order_is_refused_with_400(string body)
    {
        var assistant = shared.Assistant;
        var call = assistant.Call(HttpMethod.Post, "/v1/sign");
        call.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await RunningAssistant.SendAsync(call);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
