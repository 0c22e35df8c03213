using System.Net;
using System.Security.Cryptography;
using Ciac.CertificateAssistant.Tokens;

namespace Ciac.CertificateAssistant.Tests.Tokens;

public sealed class TokenFolderTests : IAsyncLifetime
{
    private RunningAssistant _assistant = null!;

    public async Task InitializeAsync() => _assistant = await RunningAssistant.StartAsync();

    public async Task DisposeAsync() => await _assistant.DisposeAsync();

    [Fact]
    public async Task Certificate_is_listed_without_a_pin_with_what_it_says()
    {
        var token = TestToken.Rsa();
        token.WriteTo(_assistant.Folder, "legal");
        var listed = Assert.Single(await ListAsync());
        Assert.Equal(token.Id, listed.GetProperty("id").GetString());
        Assert.Equal(token.Certificate.RawData, listed.GetProperty("certificate").GetBytesFromBase64());
        Assert.Equal(TestToken.Enterprise, listed.GetProperty("subject").GetString());
        Assert.Equal(TestToken.UniqueId, listed.GetProperty("uniqueId").GetString());
        Assert.Equal(token.Certificate.SerialNumber, listed.GetProperty("serialNumber").GetString());
        Assert.Equal(token.Certificate.NotAfter.ToUniversalTime(), listed.GetProperty("validTo").GetDateTimeOffset().UtcDateTime);
        Assert.Equal(5, listed.GetProperty("triesLeft").GetInt32());
        Assert.False(listed.GetProperty("locked").GetBoolean());
    }

    [Fact]
    public async Task Token_whose_name_says_unplugged_is_listed_only_when_plugged_in()
    {
        TestToken.Curve().WriteTo(_assistant.Folder, "unplugged-spare");
        Assert.Empty(await ListAsync());
        await _assistant.SubmitAsync("/", "/tokens/unplugged-spare.p12/plug");
        Assert.Single(await ListAsync());
        await _assistant.SubmitAsync("/", "/tokens/unplugged-spare.p12/unplug");
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task Token_without_its_certificate_is_read_once_with_the_pin()
    {
        var token = TestToken.Curve();
        token.WriteTo(_assistant.Folder, "字号 & 印", withCertificate: false);
        Assert.Empty(await ListAsync());
        Assert.Equal(1, (await _assistant.GetAsync("/v1/certificates")).Body.GetProperty("unread").GetInt32());
        Assert.Contains("未读取", await _assistant.ReadAsync("/"));

        var action = $"/tokens/{Uri.EscapeDataString("字号 & 印.p12")}/read";
        Assert.Contains("还可尝试 4 次", (await _assistant.SubmitAsync("/", action, ("pin", "000000"))).Page);
        Assert.Equal(HttpStatusCode.SeeOther, (await _assistant.SubmitAsync("/", action, ("pin", TestToken.Pin))).Status);

        Assert.Equal(token.Id, Assert.Single(await ListAsync()).GetProperty("id").GetString());
        Assert.True(File.Exists(Path.Combine(_assistant.Folder, "字号 & 印.crt")));
    }

    [Fact]
    public async Task Token_that_appears_wakes_an_open_page()
    {
        var watch = RunningAssistant.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{_assistant.Address}/watch?seen={_assistant.Part<ChangeSignal>().Version}"));
        TestToken.Curve().WriteTo(_assistant.Folder, "new");
        using var response = await watch.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(await ListAsync());
    }

    [Fact]
    public async Task Token_written_anew_under_the_same_name_has_its_own_tries()
    {
        TestToken.Curve().WriteTo(_assistant.Folder, "legal");
        for (var i = 0; i < 5; i++) _assistant.Part<TokenKeys>().Read("legal.p12", "000000");
        Assert.True(Assert.Single(await ListAsync()).GetProperty("locked").GetBoolean());
        TestToken.Curve().WriteTo(_assistant.Folder, "legal");
        Assert.False(Assert.Single(await ListAsync()).GetProperty("locked").GetBoolean());
    }

    [Fact]
    public async Task Key_of_a_kind_that_is_not_supported_is_listed_and_refused()
    {
        var token = TestToken.Curve(ECCurve.NamedCurves.nistP384);
        token.WriteTo(_assistant.Folder, "legal");
        Assert.Single(await ListAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _assistant.AskAsync(HttpMethod.Post, "/v1/sign", Orders.Login(token.Id))).Status);
    }

    [Theory]
    [InlineData("..%2Fsecret.p12")]
    [InlineData("nothing.p12")]
    public async Task File_that_is_not_in_the_folder_cannot_be_reached(string file)
    {
        var outside = Path.Combine(Directory.GetParent(_assistant.Folder)!.FullName, "secret.p12");
        await File.WriteAllBytesAsync(outside, []);
        var action = $"/tokens/{file}/read";
        var form = _assistant.Part<Ciac.CertificateAssistant.Gate.FormGate>().TokenFor($"/tokens/{Uri.EscapeDataString(Uri.UnescapeDataString(file))}/read");
        var (status, _) = await _assistant.PostAsync(action, ("__token", form), ("pin", TestToken.Pin));
        Assert.Contains(status, new[] { HttpStatusCode.NotFound, HttpStatusCode.UnprocessableEntity, HttpStatusCode.Forbidden });
        File.Delete(outside);
        Assert.Empty(Directory.GetFiles(_assistant.Folder));
    }

    private async Task<List<System.Text.Json.JsonElement>> ListAsync() =>
        [.. (await _assistant.GetAsync("/v1/certificates")).Body.GetProperty("certificates").EnumerateArray()];
}
