using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ciac.Sandbox.Tests.World;

namespace Ciac.Sandbox.Tests.CloudSigning;

[Collection(SandboxCollection.Name)]
public sealed class SignHashTests(SandboxWorld world)
{
    [Fact]
    public async Task Signature_released_by_code_is_verified_by_openssl_against_the_credential()
    {
        var signer = await Signer.MeetAsync(world);
        var authorized = await signer.AuthorizeAsync(await signer.SendCodeAsync());
        Assert.Equal(300, authorized.Body.GetProperty("expiresIn").GetInt32());
        var signed = await signer.SignAsync(authorized.Sad);
        Assert.Contains("Verified OK", await VerifyAsync(signer, signed.Signature));
    }

    [Fact]
    public async Task Sad_signs_once_only_even_when_ten_ask_at_once()
    {
        var signer = await Signer.MeetAsync(world);
        var sad = (await signer.AuthorizeAsync(await signer.SendCodeAsync())).Sad;
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => signer.SignAsync(sad)));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.OK), answer => Assert.Contains("SAD", answer.Description));
    }

    [Fact]
    public async Task Sad_signs_no_other_hash()
    {
        var signer = await Signer.MeetAsync(world);
        var sad = (await signer.AuthorizeAsync(await signer.SendCodeAsync())).Sad;
        var other = await signer.SignAsync(sad, hash: Convert.ToBase64String(new byte[32]));
        Assert.Equal("Hash is not authorized by the SAD", other.Description);
        Assert.Equal(HttpStatusCode.OK, (await signer.SignAsync(sad)).Status);
    }

    [Fact]
    public async Task Sad_of_another_credential_is_unknown()
    {
        var (one, other) = (await Signer.MeetAsync(world), await Signer.MeetAsync(world));
        var sad = (await one.AuthorizeAsync(await one.SendCodeAsync())).Sad;
        Assert.Equal("Invalid parameter SAD", (await other.SignAsync(sad, one.Hash)).Description);
    }

    [Fact]
    public async Task Algorithm_of_another_key_is_refused()
    {
        var signer = await Signer.MeetAsync(world);
        var sad = (await signer.AuthorizeAsync(await signer.SendCodeAsync())).Sad;
        Assert.Equal("Invalid parameter signAlgo", (await signer.SignAsync(sad, signAlgo: "1.2.840.113549.1.1.11")).Description);
    }

    [Fact]
    public async Task Credential_revoked_between_code_and_signature_signs_nothing()
    {
        var signer = await Signer.MeetAsync(world);
        var sad = (await signer.AuthorizeAsync(await signer.SendCodeAsync())).Sad;
        (await world.Http.PostAsync($"/people/{signer.IdNumber}/credential/revoke", null)).EnsureSuccessStatusCode();
        Assert.Contains("disabled", (await signer.SignAsync(sad)).Description);
        var info = await signer.CallAsync("credentials/info", new JsonObject { ["credentialID"] = signer.Credential });
        Assert.Equal("revoked", info.Body.GetProperty("cert").GetProperty("status").GetString());
    }

    [Fact]
    public async Task Wrong_key_switch_gives_a_signature_that_does_not_verify()
    {
        var signer = await Signer.MeetAsync(world);
        var sad = (await signer.AuthorizeAsync(await signer.SendCodeAsync())).Sad;
        (await world.Http.PostAsJsonAsync("/switches", new { party = "csc", mode = "wrong-key" })).EnsureSuccessStatusCode();
        var signed = await signer.SignAsync(sad);
        (await world.Http.PostAsJsonAsync("/switches", new { party = "csc", mode = "ok" })).EnsureSuccessStatusCode();
        Assert.Contains("Verification failure", await VerifyAsync(signer, signed.Signature), StringComparison.OrdinalIgnoreCase);
    }

    private async Task<string> VerifyAsync(Signer signer, byte[] signature)
    {
        var info = await signer.CallAsync("credentials/info", new JsonObject { ["credentialID"] = signer.Credential, ["certificates"] = "chain" });
        var certificates = info.Body.GetProperty("cert").GetProperty("certificates").EnumerateArray().Select(one => one.GetBytesFromBase64()).ToArray();
        Assert.Equal(2, certificates.Length);
        var stem = Path.Combine(world.Folder, Guid.NewGuid().ToString("N"));
        await File.WriteAllBytesAsync($"{stem}.cer", certificates[0]);
        await File.WriteAllBytesAsync($"{stem}.dat", signer.ToBeSigned);
        await File.WriteAllBytesAsync($"{stem}.sig", signature);
        await OpenSsl.RunAsync("x509", "-inform", "DER", "-in", $"{stem}.cer", "-out", $"{stem}.pem");
        Assert.Equal(0, (await OpenSsl.RunAsync("verify", "-CAfile", world.Root, "-untrusted", world.IssuingEc, $"{stem}.pem")).ExitCode);
        await OpenSsl.RunAsync("x509", "-in", $"{stem}.pem", "-noout", "-pubkey", "-out", $"{stem}.pub");
        return (await OpenSsl.RunAsync("dgst", "-sha256", "-verify", $"{stem}.pub", "-signature", $"{stem}.sig", $"{stem}.dat")).Output;
    }
}
