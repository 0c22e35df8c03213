using System.Text.Json;
using Ciac.Sandbox.Tests.World;

namespace Ciac.Sandbox.Tests.Ca;

[Collection(SandboxCollection.Name)]
public sealed class AuthorityTests(SandboxWorld world)
{
    [Theory]
    [InlineData("local", "administrator")]
    [InlineData("local", "clerk-2")]
    [InlineData("other-province", "administrator")]
    [InlineData("overseas", "site")]
    public async Task Token_certificate_leads_to_the_root(string category, string role)
    {
        var pem = await world.CertificateFileAsync(await TokenAsync(category, role));
        var verified = await OpenSsl.RunAsync("verify", "-x509_strict", "-purpose", "sslclient", "-CAfile", world.Root,
            "-untrusted", world.Issuing, "-untrusted", world.IssuingEc, pem);
        Assert.True(verified.ExitCode == 0, verified.Output);
    }

    [Fact]
    public async Task Expired_token_is_refused_for_its_age_only()
    {
        var pem = await world.CertificateFileAsync(await TokenAsync("local", "expired"));
        var verified = await OpenSsl.RunAsync("verify", "-CAfile", world.Root, "-untrusted", world.IssuingEc, pem);
        Assert.Contains("certificate has expired", verified.Output);
        var then = $"{DateTimeOffset.UtcNow.AddYears(-1).ToUnixTimeSeconds()}";
        Assert.Equal(0, (await OpenSsl.RunAsync("verify", "-attime", then, "-CAfile", world.Root, "-untrusted", world.IssuingEc, pem)).ExitCode);
    }

    [Fact]
    public async Task Token_certificate_names_enterprise_code_unique_id_and_seal()
    {
        var local = await world.SeedAsync("local");
        var pem = await world.CertificateFileAsync(await TokenAsync("local", "administrator"));
        var text = (await OpenSsl.RunAsync("x509", "-in", pem, "-noout", "-text", "-nameopt", "RFC2253,-esc_msb,utf8")).Output;
        var code = local.GetProperty("identifier").GetString()!;
        Assert.Contains($"CN={local.GetProperty("name")},O={local.GetProperty("name")},C=CN", text);
        Assert.Contains($"209@XY{code}", text);
        Assert.Contains("1.2.156.10260.4.1.4", text);
        Assert.Contains("2.25.1729.38540", text);
        Assert.Contains("2.25.1729.5090", text);
        Assert.Contains("http://127.0.0.1:5090/ca/crl/rsa.crl", text);
        Assert.Contains("OCSP - URI:http://127.0.0.1:5090/ca/ocsp", text);
        Assert.Contains("Digital Signature, Non Repudiation", text);
    }

    [Fact]
    public async Task Token_without_seal_has_no_seal_extension()
    {
        var pem = await world.CertificateFileAsync(await TokenAsync("local", "without-seal"));
        Assert.DoesNotContain("2.25.1729.38540", (await OpenSsl.RunAsync("x509", "-in", pem, "-noout", "-text")).Output);
    }

    [Fact]
    public async Task Token_file_is_pbes2_with_aes_256()
    {
        var path = Path.Combine(world.TokenFolder, await TokenAsync("local", "administrator"));
        var info = await OpenSsl.RunAsync("pkcs12", "-in", path, "-passin", "pass:123456", "-info", "-noout");
        Assert.Contains("PBES2, PBKDF2, AES-256-CBC", info.Output);
        Assert.NotEqual(0, (await OpenSsl.RunAsync("pkcs12", "-in", path, "-passin", "pass:654321", "-noout")).ExitCode);
    }

    [Theory]
    [InlineData("portal-tls.pfx", "issuing.crt", "sslserver")]
    [InlineData("platform-seal.pfx", "issuing-ec.crt", "any")]
    [InlineData("authority-seal.pfx", "issuing-ec.crt", "any")]
    public async Task Portal_file_opens_and_leads_to_the_root(string file, string issuing, string purpose)
    {
        var pem = Path.Combine(world.Folder, $"{file}.pem");
        Assert.Equal(0, (await OpenSsl.RunAsync("pkcs12", "-in", Path.Combine(world.DataFolder, file), "-passin", "pass:sandbox",
            "-nokeys", "-clcerts", "-out", pem)).ExitCode);
        var verified = await OpenSsl.RunAsync("verify", "-x509_strict", "-purpose", purpose, "-CAfile", world.Root,
            "-untrusted", Path.Combine(world.DataFolder, "trust", issuing), pem);
        Assert.True(verified.ExitCode == 0, verified.Output);
    }

    private async Task<string> TokenAsync(string category, string role) => Tokens.File(await world.SeedAsync(category), role);
}

public static class Tokens
{
    public static string File(JsonElement enterprise, string role) => Find(enterprise, role).GetProperty("file").GetString()!;

    public static JsonElement Find(JsonElement enterprise, string role) =>
        enterprise.GetProperty("tokens").EnumerateArray().Single(token => token.GetProperty("role").GetString() == role);
}
