using System.Net.Http.Json;
using System.Text.Json;
using Ciac.Sandbox.Tests.World;

namespace Ciac.Sandbox.Tests.Ca;

[Collection(SandboxCollection.Name)]
public sealed class TokenLifeTests(SandboxWorld world)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Renewal_keeps_the_unique_id_and_changes_serial_and_on_wish_the_key(bool newKey)
    {
        var token = Tokens.Find(await FreshAsync(), "administrator");
        var file = token.GetProperty("file").GetString()!;
        var before = await PublicKeyAsync(file);
        var renewed = await PostAsync($"/ca/tokens/{file}/renew", new { newKey });
        Assert.Equal(token.GetProperty("uniqueId").GetString(), renewed.GetProperty("uniqueId").GetString());
        Assert.NotEqual(token.GetProperty("serialNumber").GetString(), renewed.GetProperty("serialNumber").GetString());
        Assert.Equal(newKey, before != await PublicKeyAsync(file));
    }

    [Fact]
    public async Task Renewal_under_a_new_name_writes_the_name_into_the_certificate()
    {
        var file = Tokens.File(await FreshAsync(), "administrator");
        await PostAsync($"/ca/tokens/{file}/renew", new { name = "上海虚构更名有限公司" });
        var pem = await world.CertificateFileAsync(file);
        Assert.Contains("O=上海虚构更名有限公司", (await OpenSsl.RunAsync("x509", "-in", pem, "-noout", "-subject", "-nameopt", "RFC2253,-esc_msb,utf8")).Output);
    }

    [Fact]
    public async Task Revoked_token_is_revoked_at_the_responder_at_once_and_renewal_heals_it()
    {
        var file = Tokens.File(await FreshAsync(), "administrator");
        await PostAsync($"/ca/tokens/{file}/revoke", new { reason = 1 });
        Assert.Contains(": revoked", await StatusAsync(file));
        await PostAsync($"/ca/tokens/{file}/renew", new { });
        Assert.Contains(": good", await StatusAsync(file));
    }

    [Fact]
    public async Task Further_token_of_an_enterprise_gets_its_own_unique_id()
    {
        var enterprise = await FreshAsync();
        var identifier = enterprise.GetProperty("identifier").GetString()!;
        var issued = await PostAsync("/ca/tokens", new { identifier, role = "clerk-9", algorithm = "rsa" });
        Assert.Equal($"{identifier}-clerk-9.p12", issued.GetProperty("file").GetString());
        Assert.Equal($"209@XY{identifier}", issued.GetProperty("uniqueId").GetString());
        Assert.Contains("rsaEncryption", await PublicKeyAsync($"{identifier}-clerk-9.p12"));
    }

    private Task<JsonElement> FreshAsync() => world.FreshEnterpriseAsync(new { roles = new[] { "administrator" }, algorithm = "ec", credential = false });

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await world.Http.PostAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<string> PublicKeyAsync(string file)
    {
        var pem = await world.CertificateFileAsync(file);
        var key = await OpenSsl.RunAsync("x509", "-in", pem, "-noout", "-pubkey");
        var kind = await OpenSsl.RunAsync("x509", "-in", pem, "-noout", "-text", "-certopt", "no_extensions,no_validity,no_serial,no_sigdump,no_issuer,no_subject,no_signame");
        return key.Output + kind.Output;
    }

    private async Task<string> StatusAsync(string file) => (await OpenSsl.RunAsync(
        "ocsp", "-issuer", world.IssuingEc, "-cert", await world.CertificateFileAsync(file), "-url", new Uri(world.Http.BaseAddress!, "/ca/ocsp").AbsoluteUri,
        "-CAfile", world.Root, "-verify_other", world.IssuingEc)).Output;
}
