using Ciac.Sandbox.Tests.World;

namespace Ciac.Sandbox.Tests.Ca;

[Collection(SandboxCollection.Name)]
public sealed class RevocationListTests(SandboxWorld world)
{
    [Theory]
    [InlineData("root", "root.crt")]
    [InlineData("rsa", "issuing.crt")]
    [InlineData("ec", "issuing-ec.crt")]
    public async Task List_is_signed_by_its_authority(string name, string issuer)
    {
        var crl = await FetchAsync(name);
        var read = await OpenSsl.RunAsync("crl", "-in", crl, "-inform", "DER", "-CAfile", Path.Combine(world.DataFolder, "trust", issuer), "-noout", "-text");
        Assert.Contains("verify OK", read.Output);
        Assert.Contains("X509v3 CRL Number", read.Output);
    }

    [Fact]
    public async Task Revoked_token_is_on_the_list_and_path_building_sees_it()
    {
        var token = Tokens.Find(await world.SeedAsync("local"), "revoked");
        var crl = await PemAsync(await FetchAsync("ec"));
        var pem = await world.CertificateFileAsync(token.GetProperty("file").GetString()!);
        var verified = await OpenSsl.RunAsync("verify", "-crl_check", "-CRLfile", crl, "-CAfile", world.Root, "-untrusted", world.IssuingEc, pem);
        Assert.Contains("certificate revoked", verified.Output);

        var good = await world.CertificateFileAsync(Tokens.File(await world.SeedAsync("local"), "clerk-2"));
        Assert.Equal(0, (await OpenSsl.RunAsync("verify", "-crl_check", "-CRLfile", crl, "-CAfile", world.Root, "-untrusted", world.IssuingEc, good)).ExitCode);
    }

    [Fact]
    public async Task Unknown_list_is_not_found() =>
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await world.Http.GetAsync("/ca/crl/sm2.crl")).StatusCode);

    private async Task<string> FetchAsync(string name)
    {
        var path = Path.Combine(world.Folder, $"{name}-{Guid.NewGuid():N}.crl");
        await File.WriteAllBytesAsync(path, await world.Http.GetByteArrayAsync($"/ca/crl/{name}.crl"));
        return path;
    }

    private static async Task<string> PemAsync(string crl)
    {
        var pem = $"{crl}.pem";
        await OpenSsl.RunAsync("crl", "-inform", "DER", "-in", crl, "-out", pem);
        return pem;
    }
}
