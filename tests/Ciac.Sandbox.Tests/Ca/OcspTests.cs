using System.Net.Http.Headers;
using Ciac.Sandbox.Tests.World;

namespace Ciac.Sandbox.Tests.Ca;

[Collection(SandboxCollection.Name)]
public sealed class OcspTests(SandboxWorld world)
{
    [Theory]
    [InlineData("administrator", "issuing.crt", "-sha1", "good")]
    [InlineData("administrator", "issuing.crt", "-sha256", "good")]
    [InlineData("clerk-2", "issuing-ec.crt", "-sha256", "good")]
    [InlineData("revoked", "issuing-ec.crt", "-sha1", "revoked")]
    public async Task Responder_tells_the_state_of_a_token(string role, string issuing, string hash, string state)
    {
        var pem = await world.CertificateFileAsync(Tokens.File(await world.SeedAsync("local"), role));
        var answer = await AskAsync(pem, issuing, hash, "-nonce");
        Assert.Contains("Response verify OK", answer.Output);
        Assert.Contains($"{pem}: {state}", answer.Output);
        Assert.DoesNotContain("WARNING: no nonce", answer.Output);
    }

    [Fact]
    public async Task Certificate_that_was_never_issued_is_unknown()
    {
        var answer = await OpenSsl.RunAsync("ocsp", "-issuer", world.Issuing, "-serial", "0x4711", "-url", Url,
            "-CAfile", world.Root, "-verify_other", world.Issuing);
        Assert.Contains("0x4711: unknown", answer.Output);
    }

    [Fact]
    public async Task Get_form_answers_as_post_does()
    {
        var pem = await world.CertificateFileAsync(Tokens.File(await world.SeedAsync("local"), "administrator"));
        var (request, response) = (Path.Combine(world.Folder, "get.req"), Path.Combine(world.Folder, "get.resp"));
        await OpenSsl.RunAsync("ocsp", "-issuer", world.Issuing, "-cert", pem, "-no_nonce", "-reqout", request);
        var encoded = Uri.EscapeDataString(Convert.ToBase64String(await File.ReadAllBytesAsync(request)));
        await File.WriteAllBytesAsync(response, await world.Http.GetByteArrayAsync($"/ca/ocsp/{encoded}"));
        var read = await OpenSsl.RunAsync("ocsp", "-respin", response, "-issuer", world.Issuing, "-cert", pem, "-CAfile", world.Root,
            "-verify_other", world.Issuing);
        Assert.Contains("Response verify OK", read.Output);
        Assert.Contains(": good", read.Output);
    }

    [Fact]
    public async Task Certificate_of_another_authority_is_not_answered_for()
    {
        var pem = await world.CertificateFileAsync(Tokens.File(await world.SeedAsync("local"), "administrator"));
        var answer = await AskAsync(pem, "root.crt", "-sha1");
        Assert.Contains("unauthorized", answer.Output);
    }

    [Fact]
    public async Task Noise_is_a_malformed_request()
    {
        using var noise = new ByteArrayContent([1, 2, 3]) { Headers = { ContentType = new MediaTypeHeaderValue("application/ocsp-request") } };
        using var answer = await world.Http.PostAsync("/ca/ocsp", noise);
        Assert.Equal([0x30, 3, 0x0A, 1, 1], await answer.Content.ReadAsByteArrayAsync());
    }

    private string Url => new Uri(world.Http.BaseAddress!, "/ca/ocsp").AbsoluteUri;

    private Task<OpenSsl> AskAsync(string pem, string issuing, params string[] more)
    {
        var issuer = Path.Combine(world.DataFolder, "trust", issuing);
        string[] arguments = ["ocsp", .. more.Where(option => option != "-nonce"), "-issuer", issuer, "-cert", pem, "-url", Url,
            "-CAfile", world.Root, "-verify_other", issuer];
        return OpenSsl.RunAsync(more.Contains("-nonce") ? arguments : [.. arguments, "-no_nonce"]);
    }
}
