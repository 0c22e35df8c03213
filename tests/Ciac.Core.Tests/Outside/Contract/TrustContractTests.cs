using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Ciac.Core.Outside.Ca;
using Ciac.Signing.Timestamps;
using Ciac.Signing.Trust;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Tests.Outside.Contract;

[Collection(SandboxCollection.Name)]
public sealed class TrustContractTests(SandboxFixture sandbox)
{
    [Theory]
    [InlineData("administrator", typeof(RevocationStatus.Good))]
    [InlineData("clerk-2", typeof(RevocationStatus.Good))]
    [InlineData("revoked", typeof(RevocationStatus.Revoked))]
    public async Task The_authority_knows_the_status_of_its_tokens(string role, Type expected)
    {
        using var certificate = await TokenAsync(role);
        Assert.IsType(expected, await StatusAsync(certificate));
    }

    [Fact]
    public async Task The_list_speaks_while_the_responder_is_silent()
    {
        using var certificate = await TokenAsync("revoked");
        await sandbox.SwitchAsync("ocsp", "down");
        var status = await StatusAsync(certificate);
        await sandbox.SwitchAsync("ocsp", "ok");
        Assert.IsType<RevocationStatus.Revoked>(status);
    }

    [Fact]
    public async Task An_expired_token_leads_to_no_trust()
    {
        using var certificate = await TokenAsync("expired");
        Assert.Equal(PathFailure.Expired, CertificatePath.Validate(certificate, sandbox.Get<TrustStore>(), DateTimeOffset.UtcNow, PathPurpose.Login).Failure);
    }

    [Fact]
    public void Sealing_and_sign_in_ask_alike_unless_an_outage_is_declared()
    {
        var alike = sandbox.Get<RevocationCheckers>();
        Assert.Same(alike.Sealing, alike.SignIn);
        Assert.Same(alike.Sealing, sandbox.Get<RevocationChecker>());
        using var declared = OutsideWorld.Of(OutsideWorld.Nobody(), settings: new Dictionary<string, string?> { ["Outside:Ca:SignInSoftFailUntil"] = "2026-03-05T00:00:00+08:00" });
        var apart = declared.GetRequiredService<RevocationCheckers>();
        Assert.NotSame(apart.Sealing, apart.SignIn);
    }

    [Fact]
    public async Task A_signature_is_stamped()
    {
        var value = RandomNumberGenerator.GetBytes(70);
        var encoded = await sandbox.Get<ITimestampClient>().StampAsync(value, CancellationToken.None);
        Assert.True(Rfc3161TimestampToken.TryDecode(encoded, out var token, out _));
        Assert.True(token!.VerifySignatureForData(value, out _));
    }

    [Fact]
    public async Task A_stamp_authority_in_trouble_gives_no_stamp()
    {
        await sandbox.SwitchAsync("tsa", "garbage");
        var asked = Record.ExceptionAsync(() => sandbox.Get<ITimestampClient>().StampAsync([1], CancellationToken.None));
        var failure = await asked;
        await sandbox.SwitchAsync("tsa", "ok");
        Assert.IsType<TimestampException>(failure);
    }

    private async Task<RevocationStatus> StatusAsync(X509Certificate2 certificate)
    {
        var path = CertificatePath.Validate(certificate, sandbox.Get<TrustStore>(), DateTimeOffset.UtcNow, PathPurpose.Sealing);
        Assert.Null(path.Failure);
        return await sandbox.Get<RevocationCheckers>().Sealing.CheckAsync(certificate, path.Issuer!, DateTimeOffset.UtcNow, CancellationToken.None);
    }

    private async Task<X509Certificate2> TokenAsync(string role)
    {
        var token = (await sandbox.EnterpriseAsync("local")).GetProperty("tokens").EnumerateArray().First(entry => entry.Text("role") == role);
        return X509CertificateLoader.LoadPkcs12FromFile(sandbox.TokenFile(token.Text("file")), token.Text("pin"));
    }
}
