using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ciac.CertificateAssistant.Tests.Tokens;

public sealed class ChangePinTests : IAsyncLifetime
{
    private const string NewPin = "correct-horse";
    private readonly TestToken _token = TestToken.Rsa();
    private RunningAssistant _assistant = null!;

    private string KeyFile => Path.Combine(_assistant.Folder, "legal.p12");

    public async Task InitializeAsync()
    {
        _assistant = await RunningAssistant.StartAsync();
        _token.WriteTo(_assistant.Folder, "legal");
    }

    public async Task DisposeAsync() => await _assistant.DisposeAsync();

    [Fact]
    public async Task Changed_pin_opens_the_same_key_and_the_old_one_does_not()
    {
        Assert.Equal(HttpStatusCode.SeeOther, (await ChangeAsync(TestToken.Pin, NewPin, NewPin)).Status);

        var id = await _assistant.OpenAsync(Orders.Login(_token.Id));
        Assert.Contains("还可尝试 4 次", (await _assistant.TypePinAsync(id, TestToken.Pin)).Page);
        await _assistant.TypePinAsync(id, NewPin);
        var answer = (await _assistant.GetAsync($"/v1/requests/{id}")).Body;
        Assert.True(_token.Verifies(Orders.LoginBytes(), answer.GetProperty("signature").GetBytesFromBase64()));
    }

    [Fact]
    public async Task Changed_token_is_one_whole_private_file_with_all_its_certificates()
    {
        using var issuer = TestToken.Curve().Certificate;
        using var bare = X509CertificateLoader.LoadCertificate(issuer.RawData);
        await File.WriteAllBytesAsync(KeyFile, new X509Certificate2Collection { _token.Certificate, bare }
            .ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, TestToken.Pin));

        await ChangeAsync(TestToken.Pin, NewPin, NewPin);

        Assert.Equal(2, X509CertificateLoader.LoadPkcs12CollectionFromFile(KeyFile, NewPin).Count);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        Assert.Empty(Directory.GetFiles(_assistant.Folder, "*.draft"));
    }

    [Theory]
    [InlineData("12345", "12345")]
    [InlineData("12345678901234567", "12345678901234567")]
    [InlineData("abcdef", "abcdeg")]
    [InlineData("pass word", "pass word")]
    [InlineData(TestToken.Pin, TestToken.Pin)]
    public async Task New_pin_against_the_rule_is_refused_and_costs_no_try(string newPin, string again)
    {
        var before = SHA256.HashData(await File.ReadAllBytesAsync(KeyFile));
        var (status, page) = await ChangeAsync("000000", newPin, again == TestToken.Pin ? "000000" : again);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("新密码须为", page);
        Assert.Contains("5 次", page);
        Assert.Equal(before, SHA256.HashData(await File.ReadAllBytesAsync(KeyFile)));
    }

    [Fact]
    public async Task Change_with_a_wrong_old_pin_costs_a_try_and_changes_nothing()
    {
        Assert.Contains("还可尝试 4 次", (await ChangeAsync("000000", NewPin, NewPin)).Page);
        using var still = X509CertificateLoader.LoadPkcs12FromFile(KeyFile, TestToken.Pin);
        Assert.True(still.HasPrivateKey);
    }

    private Task<(HttpStatusCode Status, string Page)> ChangeAsync(string pin, string newPin, string again) =>
        _assistant.SubmitAsync("/", "/tokens/legal.p12/pin", ("pin", pin), ("newPin", newPin), ("newPinAgain", again));
}
