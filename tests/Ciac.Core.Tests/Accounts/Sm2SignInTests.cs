using System.Formats.Asn1;
using Ciac.Core.Accounts;
using Ciac.Core.Tests.Outside.Ca;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;

namespace Ciac.Core.Tests.Accounts;

/// <summary>Sign-in by an SM2 certificate where an SM2 root is configured: the same order of checks, and the same refusals.</summary>
[Collection(SandboxCollection.Name)]
public sealed class Sm2SignInTests(SandboxFixture sandbox) : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private Sm2Authority _authority = null!;
    private PortalWorld _world = null!;

    public async Task InitializeAsync()
    {
        _authority = await Sm2Authority.StartAsync();
        await _authority.IssueAsync("holder");
        _world = await PortalWorld.StartAsync(sandbox, new WorldSettings { Anchor = _authority.RootFile });
    }

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        await _authority.DisposeAsync();
    }

    [Fact]
    public async Task The_key_signs_in_its_enterprise_and_each_wrong_part_is_refused_by_its_number()
    {
        var done = Desk.Allowed(await SignInAsync(token => token));
        var caller = await _world.AskAsync((FindSession verb) => verb.HandleAsync(done.SessionToken, new Origin("10.1.2.3", "test"), None));
        Assert.Equal((TestAuthority.UniqueId, TestCertificates.Code), (caller!.UniqueId, caller.Identifier));
        // As a token hands it out.
        Desk.Allowed(await SignInAsync(token => token with { Signature = Raw(token.Signature) }));

        await RefusesAsync(AccountRefusals.WrongAlgorithm, token => token with { Algorithm = "ES256" });
        await RefusesAsync(AccountRefusals.WrongAlgorithm, token => token with { Algorithm = "none" });
        await RefusesAsync(AccountRefusals.BadSignature, token => token with { Signature = [.. token.Signature[..^1], (byte)(token.Signature[^1] ^ 1)] });
        await RefusesAsync(AccountRefusals.BadSignature, token => token with { Signature = new byte[64] });
        await _authority.IssueAsync("encryption", "keyEncipherment,dataEncipherment,keyAgreement");
        await RefusesAsync(AccountRefusals.NotForSignIn, token => token, "encryption");
        await _authority.IssueAsync("lost");
        await _authority.RevokeAsync("lost");
        // The list that was fetched for the holder is remembered for a while.
        using (_world.Clock.Later(TimeSpan.FromMinutes(11))) await RefusesAsync(AccountRefusals.Revoked, token => token, "lost");
    }

    [Fact]
    public async Task Without_that_root_it_is_nobodys()
    {
        await using var plain = await PortalWorld.StartAsync(sandbox);

        var outcome = await SignInAsync(plain, "holder", token => token);

        Assert.Equal(AccountRefusals.Untrusted.Code, outcome.Refusal?.Code);
    }

    private async Task RefusesAsync(Refusal expected, Func<CertificateToken, CertificateToken> change, string key = "holder") =>
        Assert.Equal(expected.Code, (await SignInAsync(_world, key, change)).Refusal?.Code);

    private Task<Outcome<SignedIn>> SignInAsync(Func<CertificateToken, CertificateToken> change) => SignInAsync(_world, "holder", change);

    private async Task<Outcome<SignedIn>> SignInAsync(PortalWorld world, string key, Func<CertificateToken, CertificateToken> change)
    {
        var browser = Guid.NewGuid().ToString();
        var challenge = Desk.Allowed(await world.AskAsync((IssueLoginChallenge verb) => verb.HandleAsync(browser, PortalWorld.Origin, None)));
        var token = change(await _authority.AnswerAsync(key, challenge));
        return await world.AskAsync((SignInWithCertificate verb) => verb.HandleAsync(browser, token, new Origin("10.1.2.3", "test"), None));
    }

    private static byte[] Raw(byte[] der)
    {
        var numbers = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        var raw = new byte[64];
        foreach (var end in (int[])[32, 64])
        {
            var number = numbers.ReadIntegerBytes().Span.TrimStart((byte)0);
            number.CopyTo(raw.AsSpan(end - number.Length));
        }

        return raw;
    }
}
