using System.Security.Cryptography;
using Ciac.Core.Accounts;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;

namespace Ciac.Core.Tests.Signatures;

/// <summary>The attacks on the enterprise's seal. They all meet one open request, which therefore must stay as it is.</summary>
[Collection(SandboxCollection.Name)]
public sealed class SealRefusalTests(SealingWorld world) : IClassFixture<SealingWorld>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    [Produces("SIGN-001")]
    [Trait("Case", "A-1")]
    public async Task Another_firms_session_meets_the_request_like_one_that_does_not_exist()
    {
        foreach (var access in new SigningAccess.Owner[] { new(world.Stranger.Caller, world.Desk.RequestId), new(world.Stranger.Caller, Guid.NewGuid()), new(Staff, world.Desk.RequestId) })
        {
            await RefusesAllAsync(SignatureRefusals.NotFound, access);
            await world.Portal.RefusesAsync(SignatureRefusals.NotFound, () => world.Portal.AskAsync((PrepareSeal verb) => verb.HandleAsync(access, world.Stranger.Token.Certificate, None)));
            await world.Portal.RefusesAsync(SignatureRefusals.NotFound, () => world.Portal.AskAsync((SealAsEnterprise verb) => verb.HandleAsync(access, [1], None)));
            await world.Portal.RefusesAsync(SignatureRefusals.NotFound, () => world.Portal.AskAsync((EndSignatureRequest verb) => verb.WithdrawAsync(access, None)));
            await world.Portal.RefusesAsync(SignatureRefusals.NotFound, () => world.Portal.AskAsync((SendSigningLink verb) => verb.ShowAsync(access, None)));
        }
    }

    [Fact]
    [Produces("SIGN-031")]
    [Trait("Case", "A-23")]
    public Task A_guessed_link_opens_nothing() => RefusesAllAsync(SignatureRefusals.LinkUnknown, new SigningAccess.Link("guessed", new Origin(null, null)));

    [Fact]
    [Produces("SIGN-002")]
    public async Task The_representative_waits_for_the_seal()
    {
        await world.Portal.RefusesAsync(SignatureRefusals.OutOfTurn, world.Desk.AskCodeAsync);
        await world.Portal.RefusesAsync(SignatureRefusals.OutOfTurn, () => world.Desk.SignAsync("123456"));
        await world.Portal.RefusesAsync(SignatureRefusals.OutOfTurn, () => world.Portal.AskAsync((SendSigningLink verb) => verb.ShowAsync(world.Desk.Access, None)));
    }

    [Theory]
    [InlineData("clerk-1", "SIGN-004")]
    [InlineData("expired", "SIGN-005")]
    [InlineData("revoked", "SIGN-005")]
    [Produces("SIGN-004", "SIGN-005")]
    [Trait("Case", "A-16")]
    public Task A_seal_is_made_with_the_key_of_the_sign_in(string role, string code) =>
        RefusesPrepareAsync(Refusal.All.Single(refusal => refusal.Code == code), role == "clerk-1" ? world.Desk.Firm.Token(role) : world.Seeded.Token(role));

    [Fact]
    public async Task Garbage_for_a_certificate_cannot_seal() => await world.Portal.RefusesAsync(
        SignatureRefusals.CertificateUnusable,
        () => world.Portal.AskAsync((PrepareSeal verb) => verb.HandleAsync(world.Desk.Access, RandomNumberGenerator.GetBytes(900), None)));

    [Fact]
    public async Task A_certificate_of_a_foreign_authority_cannot_seal()
    {
        await using var foreign = await TestAuthority.StartAsync();
        await RefusesPrepareAsync(SignatureRefusals.CertificateUnusable, foreign.Issue());
    }

    [Theory]
    [InlineData("down")]
    [InlineData("slow")]
    [Produces("SIGN-009")]
    public async Task Without_a_status_of_the_certificate_nothing_is_sealed(string mode)
    {
        var unseen = (await Firm.FreshAsync(world.Portal.Sandbox)).Token();
        await world.Portal.RefusesAsync(
            SignatureRefusals.StatusUnknown,
            new Trouble(mode, "ocsp", "crl"),
            () => world.Portal.AskAsync((PrepareSeal verb) => verb.HandleAsync(world.Desk.Access, unseen.Certificate, None)));
    }

    [Fact]
    [Produces("SIGN-006")]
    public async Task A_seal_is_prepared_first()
    {
        await world.Portal.RunSqlAsync("UPDATE ciac.signatories SET prepared_json = NULL");
        await world.Portal.RefusesAsync(SignatureRefusals.NotPrepared, () => world.Desk.SealAsync([1, 2, 3]));
    }

    [Fact]
    [Produces("SIGN-006")]
    public async Task A_value_that_comes_after_the_preparation_has_lapsed_seals_nothing()
    {
        var value = world.Desk.Token.Sign((await world.Desk.PrepareSealAsync()).ToBeSigned);
        using (world.Portal.Clock.Later(TimeSpan.FromMinutes(10))) await world.Portal.RefusesAsync(SignatureRefusals.NotPrepared, () => world.Desk.SealAsync(value));
    }

    [Fact]
    [Produces("SIGN-008")]
    [Trait("Case", "A-3")]
    [Trait("Case", "A-5")]
    public async Task A_value_that_is_not_this_keys_over_this_document_seals_nothing()
    {
        var toSign = (await world.Desk.PrepareSealAsync()).ToBeSigned;
        var login = new IssuedChallenge(Guid.NewGuid(), "challenge", default, "login", PortalWorld.Origin);
        var right = world.Desk.Token.Sign(toSign);
        byte[][] wrong =
        [
            [],
            RandomNumberGenerator.GetBytes(256),
            [.. right[..^1], (byte)(right[^1] ^ 1)],
            world.Desk.Token.Sign([.. toSign, 0]),
            world.Desk.Token.Sign(SHA256.HashData(toSign)),
            world.Desk.Token.Sign(Token.LoginMessage(login, PortalWorld.Origin)),
            world.Desk.Firm.Token("clerk-1").Sign(toSign),
        ];
        foreach (var value in wrong) await world.Portal.RefusesAsync(SignatureRefusals.ValueWrong, () => world.Desk.SealAsync(value));
    }

    [Theory]
    [InlineData("down")]
    [InlineData("slow")]
    [InlineData("garbage")]
    [Produces("SIGN-013")]
    public async Task Without_a_stamp_nothing_is_sealed(string mode)
    {
        var value = world.Desk.Token.Sign((await world.Desk.PrepareSealAsync()).ToBeSigned);
        await world.Portal.RefusesAsync(SignatureRefusals.TimestampDown, new Trouble(mode, "tsa"), () => world.Desk.SealAsync(value));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    [Produces("SIGN-030")]
    public Task A_refusal_to_sign_has_its_reason(string? reason) => world.Portal.RefusesAsync(
        SignatureRefusals.ReasonMissing, () => world.Portal.AskAsync((EndSignatureRequest verb) => verb.DeclineAsync(world.Desk.Access, reason, None)));

    private static Caller Staff => new() { SessionId = Guid.NewGuid(), StaffId = Guid.NewGuid(), StaffRole = StaffRole.PlatformAdministrator };

    private Task RefusesPrepareAsync(Refusal expected, Token token) => world.Portal.RefusesAsync(
        expected, () => world.Portal.AskAsync((PrepareSeal verb) => verb.HandleAsync(world.Desk.Access, token.Certificate, None)));

    private async Task RefusesAllAsync(Refusal expected, SigningAccess access)
    {
        await world.Portal.RefusesAsync(expected, () => world.Portal.AskAsync((ViewSignatureRequest verb) => verb.HandleAsync(access, None)));
        await world.Portal.RefusesAsync(expected, () => world.Portal.AskAsync((ReadDocument verb) => verb.HandleAsync(access, None)));
        await world.Portal.RefusesAsync(expected, () => world.Portal.AskAsync((AskRepresentativeCode verb) => verb.HandleAsync(access, None)));
        await world.Portal.RefusesAsync(expected, () => world.Portal.AskAsync((SignAsRepresentative verb) => verb.HandleAsync(access, "123456", None)));
        await world.Portal.RefusesAsync(expected, () => world.Portal.AskAsync((EndSignatureRequest verb) => verb.DeclineAsync(access, "理由", None)));
    }
}

/// <summary>A request that waits for its enterprise's seal, a stranger's session, and the seeded firm with its odd tokens.</summary>
public sealed class SealingWorld(SandboxFixture sandbox) : IAsyncLifetime
{
    private PortalWorld? _portal;
    private Desk? _desk;
    private Desk? _stranger;
    private Firm? _seeded;

    public PortalWorld Portal => _portal!;
    public Desk Desk => _desk!;
    public Desk Stranger => _stranger!;
    public Firm Seeded => _seeded!;

    public async Task InitializeAsync()
    {
        _portal = await PortalWorld.StartAsync(sandbox);
        _seeded = await Firm.SeededAsync(sandbox);
        _stranger = await Desk.SignInAsync(_portal, await Firm.FreshAsync(sandbox));
        _desk = await Desk.SignInAsync(_portal, await Firm.FreshAsync(sandbox, "local", Firm.Holder, "clerk-1"));
        await _desk.FillAsync();
        await _desk.SubmitAsync();
    }

    public async Task DisposeAsync() => await _portal!.DisposeAsync();
}
