using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ciac.Core.Accounts;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;

namespace Ciac.Core.Tests.Accounts;

/// <summary>The attacks on certificate sign-in (identity.md §3.8): each is refused by its number and leaves a line in the audit record only.</summary>
[Collection(SandboxCollection.Name)]
public sealed class SignInWithCertificateTests(SignInWorld world) : IClassFixture<SignInWorld>
{
    private const string Challenges = "ciac.login_challenges";
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<int, int> Sizes { get; } = new() { { 0, 64 }, { 8193, 64 }, { 900, 0 }, { 900, 1025 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    [Produces("ACC-001")]
    [Trait("Case", "C-19")]
    public async Task A_token_of_an_impossible_size_is_not_even_looked_up(int certificate, int signature)
    {
        var (browser, challenge) = await ChallengeAsync();
        await world.Portal.RefusesAsync(
            AccountRefusals.Malformed,
            () => SignInAsync(browser, new CertificateToken(challenge.ChallengeId, new byte[certificate], "ES256", new byte[signature])),
            Refusing.Audit);
    }

    [Fact]
    [Trait("Case", "C-19")]
    public Task Garbage_for_a_certificate_is_refused() =>
        RefusesAsync(AccountRefusals.Malformed, challenge => Holder().Answer(challenge) with { Certificate = RandomNumberGenerator.GetBytes(900) });

    [Fact]
    [Produces("ACC-002")]
    [Trait("Case", "A-4")]
    [Trait("Case", "C-3")]
    public async Task A_token_is_good_once()
    {
        var (browser, challenge) = await ChallengeAsync();
        var token = Holder().Answer(challenge);
        Desk.Allowed(await SignInAsync(browser, token));
        await world.Portal.RefusesAsync(AccountRefusals.ChallengeUsed, () => SignInAsync(browser, token), Refusing.Audit);
    }

    [Fact]
    [Trait("Case", "C-3")]
    public async Task A_token_is_taken_once_when_it_comes_many_times_at_the_same_instant()
    {
        var (browser, challenge) = await ChallengeAsync();
        var token = Holder().Answer(challenge);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SignInAsync(browser, token))));
        Assert.Single(outcomes, outcome => outcome.Refusal is null);
        Assert.Equal(7, outcomes.Count(outcome => outcome.Refusal?.Code == AccountRefusals.ChallengeUsed.Code));
    }

    [Fact]
    [Trait("Case", "C-3")]
    public async Task A_token_is_refused_after_two_minutes()
    {
        var (browser, challenge) = await ChallengeAsync();
        using var later = world.Portal.Clock.Later(TimeSpan.FromSeconds(120));
        await world.Portal.RefusesAsync(AccountRefusals.ChallengeUsed, () => SignInAsync(browser, Holder().Answer(challenge)), Refusing.Audit, Challenges);
    }

    [Fact]
    [Trait("Case", "C-2")]
    public async Task A_challenge_of_the_clients_own_making_is_unknown()
    {
        var (browser, challenge) = await ChallengeAsync();
        var own = challenge with { ChallengeId = Guid.NewGuid() };
        await world.Portal.RefusesAsync(AccountRefusals.ChallengeUsed, () => SignInAsync(browser, Holder().Answer(own)), Refusing.Audit);
    }

    [Fact]
    [Produces("ACC-003")]
    [Trait("Case", "C-3")]
    [Trait("Case", "C-18")]
    public async Task Another_browser_cannot_use_the_token()
    {
        var (_, challenge) = await ChallengeAsync();
        await world.Portal.RefusesAsync(AccountRefusals.OtherBrowser, () => SignInAsync("another", Holder().Answer(challenge)), Refusing.Audit, Challenges);
    }

    [Theory]
    [InlineData("administrator", "ES256")]
    [InlineData("clerk-2", "RS256")]
    [InlineData("administrator", "PS256")]
    [InlineData("clerk-2", "none")]
    [Produces("ACC-004")]
    [Trait("Case", "C-11")]
    public Task An_algorithm_that_is_not_the_keys_is_refused(string role, string algorithm) =>
        RefusesAsync(AccountRefusals.WrongAlgorithm, challenge => world.Firm.Token(role).Answer(challenge) with { Algorithm = algorithm });

    [Fact]
    [Produces("ACC-005")]
    public Task An_expired_certificate_is_refused() =>
        RefusesAsync(AccountRefusals.Expired, world.Firm.Token("expired").Answer);

    [Fact]
    [Produces("ACC-006")]
    public Task A_certificate_of_tomorrow_is_refused() =>
        RefusesAsync(AccountRefusals.NotYetValid, world.Trusted.Issue(from: DateTimeOffset.UtcNow.AddDays(1)).Answer);

    [Fact]
    [Produces("ACC-007")]
    [Trait("Case", "C-8")]
    public Task A_revoked_certificate_is_refused() =>
        RefusesAsync(AccountRefusals.Revoked, world.Firm.Token("revoked").Answer);

    [Fact]
    [Produces("ACC-008")]
    [Trait("Case", "C-7")]
    public Task A_foreign_authority_of_the_same_name_is_not_trusted() =>
        RefusesAsync(AccountRefusals.Untrusted, world.Foreign.Issue().Answer);

    [Fact]
    [Produces("ACC-009")]
    [Trait("Case", "C-9")]
    public Task The_encryption_certificate_of_the_pair_cannot_sign_in() =>
        RefusesAsync(AccountRefusals.NotForSignIn, world.Trusted.Issue(X509KeyUsageFlags.KeyEncipherment | X509KeyUsageFlags.DataEncipherment).Answer);

    [Theory]
    [InlineData("down")]
    [InlineData("garbage")]
    [Produces("ACC-010")]
    [Trait("Case", "C-8")]
    public async Task Without_a_status_of_the_certificate_nobody_signs_in(string mode)
    {
        var firm = await Firm.FreshAsync(world.Portal.Sandbox);
        var (browser, challenge) = await ChallengeAsync();
        await world.Portal.Sandbox.SwitchAsync("ocsp", mode);
        await world.Portal.Sandbox.SwitchAsync("crl", mode);
        var outcome = await SignInAsync(browser, firm.Token().Answer(challenge));
        await world.Portal.Sandbox.SwitchAsync("ocsp", "ok");
        await world.Portal.Sandbox.SwitchAsync("crl", "ok");
        Assert.Equal(AccountRefusals.StatusUnknown.Code, outcome.Refusal?.Code);
    }

    [Fact]
    [Produces("ACC-011")]
    [Trait("Case", "C-4")]
    public Task A_signature_for_another_origin_is_refused() =>
        RefusesAsync(AccountRefusals.BadSignature, challenge => Holder().Answer(challenge, "https://evil.example"));

    [Fact]
    [Trait("Case", "C-1")]
    public Task A_garbage_signature_is_refused() =>
        RefusesAsync(AccountRefusals.BadSignature, challenge => Holder().Answer(challenge) with { Signature = RandomNumberGenerator.GetBytes(256) });

    [Fact]
    [Trait("Case", "C-1")]
    [Trait("Case", "C-17")]
    public Task A_signature_of_another_key_is_refused() =>
        RefusesAsync(AccountRefusals.BadSignature, challenge => Holder().Answer(challenge) with { Signature = world.Firm.Token("clerk-1").Answer(challenge).Signature });

    [Fact]
    [Trait("Case", "C-12")]
    public async Task A_seal_cannot_be_passed_off_as_a_sign_in()
    {
        var desk = await Desk.ReadyToSealAsync(world.Portal);
        var seal = desk.Token.Sign((await desk.PrepareSealAsync()).ToBeSigned);
        await RefusesAsync(AccountRefusals.BadSignature, challenge => desk.Token.Answer(challenge) with { Signature = seal });
    }

    [Fact]
    [Produces("ACC-012")]
    [Trait("Case", "C-6")]
    public Task A_certificate_that_does_not_say_whose_it_is_is_refused() =>
        RefusesAsync(AccountRefusals.NoIdentity, world.Trusted.Issue(withIdentity: false).Answer);

    [Fact]
    public async Task Production_does_not_trust_the_sandbox()
    {
        await using var production = await PortalWorld.StartAsync(world.Portal.Sandbox, new WorldSettings { Environment = "Production" });
        var challenge = Desk.Allowed(await production.AskAsync((IssueLoginChallenge verb) => verb.HandleAsync("browser", PortalWorld.Origin, None)));
        await production.RefusesAsync(
            AccountRefusals.Untrusted,
            () => production.AskAsync((SignInWithCertificate verb) => verb.HandleAsync("browser", Holder().Answer(challenge), new Origin(null, null), None)),
            Refusing.Audit,
            Challenges);
    }

    [Theory]
    [InlineData(CredentialStatus.Cancelled, false, "ACC-013")]
    [InlineData(CredentialStatus.Active, true, "ACC-014")]
    [Produces("ACC-013", "ACC-014")]
    [Trait("Case", "A-10")]
    public async Task A_cancelled_certificate_or_one_from_before_its_renewal_is_refused(CredentialStatus status, bool isRenewed, string code)
    {
        var firm = await Firm.FreshAsync(world.Portal.Sandbox);
        await OpenUnit.OfAsync(world.Portal, firm, credential =>
        {
            credential.Status = status;
            if (isRenewed) (credential.SerialNumber, credential.ValidFrom) = ("00", credential.ValidFrom.AddDays(1));
        });
        await RefusesAsync(Refusal.All.Single(refusal => refusal.Code == code), firm.Token().Answer);
    }

    [Fact]
    [Produces("ACC-015")]
    [Trait("Case", "C-16")]
    public async Task A_browser_has_three_challenges_at_most()
    {
        var browser = Guid.NewGuid().ToString();
        for (var i = 0; i < 3; i++) Desk.Allowed(await AskChallengeAsync(browser));
        await world.Portal.RefusesAsync(AccountRefusals.TooManyChallenges, () => AskChallengeAsync(browser));
        using var later = world.Portal.Clock.Later(LoginChallenge.Lifetime);
        Desk.Allowed(await AskChallengeAsync(browser));
    }

    private Token Holder() => world.Firm.Token();

    private Task<Outcome<IssuedChallenge>> AskChallengeAsync(string browser) =>
        world.Portal.AskAsync((IssueLoginChallenge verb) => verb.HandleAsync(browser, PortalWorld.Origin, None));

    private async Task<(string Browser, IssuedChallenge Challenge)> ChallengeAsync()
    {
        var browser = Guid.NewGuid().ToString();
        return (browser, Desk.Allowed(await AskChallengeAsync(browser)));
    }

    private Task<Outcome<SignedIn>> SignInAsync(string browser, CertificateToken token) =>
        world.Portal.AskAsync((SignInWithCertificate verb) => verb.HandleAsync(browser, token, new Origin("10.9.8.7", "test"), None));

    private Task RefusesAsync(Refusal expected, Func<IssuedChallenge, string?, CertificateToken> answer) =>
        RefusesAsync(expected, challenge => answer(challenge, null));

    private async Task RefusesAsync(Refusal expected, Func<IssuedChallenge, CertificateToken> answer)
    {
        var (browser, challenge) = await ChallengeAsync();
        await world.Portal.RefusesAsync(expected, () => SignInAsync(browser, answer(challenge)), Refusing.Audit, Challenges);
    }
}
