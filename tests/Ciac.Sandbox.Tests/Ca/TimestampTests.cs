using System.Net.Http.Headers;
using Ciac.Sandbox.Tests.World;

namespace Ciac.Sandbox.Tests.Ca;

[Collection(SandboxCollection.Name)]
public sealed class TimestampTests(SandboxWorld world)
{
    [Theory]
    [InlineData("-sha256")]
    [InlineData("-sha512")]
    public async Task Stamp_is_verified_by_openssl(string hash)
    {
        var (data, request, response) = await AskAsync(hash, "-cert");
        var byRequest = await OpenSsl.RunAsync("ts", "-verify", "-queryfile", request, "-in", response, "-CAfile", world.Root, "-untrusted", world.Issuing);
        Assert.Contains("Verification: OK", byRequest.Output);
        var byData = await OpenSsl.RunAsync("ts", "-verify", "-data", data, "-in", response, "-CAfile", world.Root, "-untrusted", world.Issuing);
        Assert.Contains("Verification: OK", byData.Output);
    }

    [Fact]
    public async Task Stamp_over_other_data_is_refused_by_openssl()
    {
        var (_, _, response) = await AskAsync("-sha256", "-cert");
        var other = Path.Combine(world.Folder, "other.txt");
        await File.WriteAllTextAsync(other, "other data");
        var verified = await OpenSsl.RunAsync("ts", "-verify", "-data", other, "-in", response, "-CAfile", world.Root, "-untrusted", world.Issuing);
        Assert.Contains("Verification: FAILED", verified.Output);
    }

    [Fact]
    public async Task Stamp_without_certificate_request_carries_none_and_still_verifies()
    {
        var (_, request, response) = await AskAsync("-sha256");
        var tsa = Path.Combine(world.Folder, "tsa.pem");
        await File.WriteAllTextAsync(tsa, world.Get<Ciac.Sandbox.Ca.ServiceKeys>().Timestamp.Certificate.ExportCertificatePem()
            + "\n" + await File.ReadAllTextAsync(world.Issuing));
        var without = await OpenSsl.RunAsync("ts", "-verify", "-queryfile", request, "-in", response, "-CAfile", world.Root);
        Assert.Contains("Verification: FAILED", without.Output);
        var with = await OpenSsl.RunAsync("ts", "-verify", "-queryfile", request, "-in", response, "-CAfile", world.Root, "-untrusted", tsa);
        Assert.Contains("Verification: OK", with.Output);
    }

    [Theory]
    [InlineData("-sha1", "badAlg")]
    [InlineData("-tspolicy", "unacceptedPolicy")]
    public async Task Request_it_cannot_serve_is_refused_with_its_reason(string option, string reason)
    {
        var (_, _, response) = option == "-sha1" ? await AskAsync("-sha1") : await AskAsync("-sha256", option, "1.2.3.4");
        var text = (await OpenSsl.RunAsync("ts", "-reply", "-in", response, "-text")).Output;
        Assert.Contains("Status: Rejected.", text);
        Assert.Contains(reason == "badAlg" ? "unrecognized or unsupported algorithm identifier" : "requested TSA policy is not supported", text);
    }

    [Fact]
    public async Task Noise_is_refused_as_bad_data()
    {
        var response = Path.Combine(world.Folder, "noise.tsr");
        await File.WriteAllBytesAsync(response, await PostAsync([0x30, 0x01, 0x00, 0x55]));
        Assert.Contains("the data submitted has the wrong format", (await OpenSsl.RunAsync("ts", "-reply", "-in", response, "-text")).Output);
    }

    private async Task<(string Data, string Request, string Response)> AskAsync(params string[] options)
    {
        var data = Path.Combine(world.Folder, $"{Guid.NewGuid():N}.txt");
        var (request, response) = ($"{data}.tsq", $"{data}.tsr");
        await File.WriteAllTextAsync(data, "to be stamped");
        Assert.Equal(0, (await OpenSsl.RunAsync(["ts", "-query", "-data", data, "-out", request, .. options])).ExitCode);
        await File.WriteAllBytesAsync(response, await PostAsync(await File.ReadAllBytesAsync(request)));
        return (data, request, response);
    }

    private async Task<byte[]> PostAsync(byte[] body)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/timestamp-query") } };
        using var answer = await world.Http.PostAsync("/tsa", content);
        Assert.Equal("application/timestamp-reply", answer.Content.Headers.ContentType!.MediaType);
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
