using Ciac.Core.Accounts;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Accounts.OneNetwork;

/// <summary>The relying party's checks (identity.md §2.9), each against the sandbox's provider that lies in just this way.</summary>
[Collection(SandboxCollection.Name)]
public sealed class OneNetworkSignInTests(SandboxFixture sandbox) : IAsyncLifetime
{
    private const string Begun = "ciac.one_network_sign_ins";
    private PortalWorld _world = null!;
    private Firm _firm = null!;

    // A world for each test: discovery and keys are kept for an hour, and a lie must be met fresh.
    public async Task InitializeAsync()
    {
        _world = await PortalWorld.StartAsync(sandbox);
        _firm = await Firm.FreshAsync(sandbox);
        await OpenUnit.OfAsync(_world, _firm);
    }

    public async Task DisposeAsync()
    {
        await LieAsync("none");
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task An_account_signs_in_as_a_clerk_and_comes_back_to_its_page()
    {
        var traveller = new Traveller(_world, _firm);
        var done = Desk.Allowed(await traveller.FinishAsync(await traveller.GoAsync()));
        Assert.Equal("/certificates", done.ReturnTo);
        var caller = await traveller.CallerAsync(done);
        Assert.Equal((CredentialKind.OneNetwork, _firm.Identifier, HolderRole.Clerk), (caller.Kind, caller.Identifier, caller.Role));
        var again = await traveller.CallerAsync(Desk.Allowed(await traveller.FinishAsync(await traveller.GoAsync())));
        Assert.Equal(caller.CredentialId, again.CredentialId);
    }

    [Fact]
    public async Task The_question_carries_state_nonce_and_an_s256_challenge_and_no_secret()
    {
        var query = QueryHelpers.ParseQuery(Desk.Allowed(await new Traveller(_world, _firm).BeginAsync()).Query);
        Assert.Equal(("code", "S256", "openid profile"), (query["response_type"].ToString(), query["code_challenge_method"].ToString(), query["scope"].ToString()));
        Assert.All(new[] { "state", "nonce", "code_challenge" }, name => Assert.Equal(43, query[name].ToString().Length));
        var kept = await _world.ReadAsync(db => db.OneNetworkSignIns.SingleAsync());
        Assert.DoesNotContain(kept.Verifier, query.Values.Select(value => value.ToString()));
    }

    [Theory]
    [InlineData("wrong-issuer", "iss")]
    [InlineData("wrong-audience", "aud")]
    [InlineData("two-audiences", "azp")]
    [InlineData("wrong-azp", "azp")]
    [InlineData("expired", "exp")]
    [InlineData("issued-tomorrow", "iat")]
    [InlineData("issued-long-ago", "iat")]
    [InlineData("wrong-nonce", "nonce")]
    [InlineData("no-nonce", "nonce")]
    [InlineData("no-subject", "sub")]
    [InlineData("wrong-at-hash", "at_hash")]
    [InlineData("bad-signature", "signature")]
    [InlineData("unsigned", "alg")]
    [InlineData("hmac", "alg")]
    [InlineData("unknown-kid", "kid")]
    [InlineData("no-kid", "kid")]
    [InlineData("wrong-userinfo-subject", "userinfo sub")]
    [InlineData("wrong-response-issuer", "response iss")]
    [InlineData("no-response-issuer", "response iss")]
    [Produces("ACC-054")]
    [Trait("Case", "A-15")]
    public async Task A_lie_of_the_provider_signs_nobody_in(string fault, string why)
    {
        var traveller = new Traveller(_world, _firm);
        await LieAsync(fault);
        var back = await traveller.GoAsync();
        await _world.RefusesAsync(AccountRefusals.OneNetworkUntrusted, () => traveller.FinishAsync(back), Refusing.Audit, Begun);
        var refused = await _world.ReadAsync(db => db.AuditEvents.OrderByDescending(e => e.Id).FirstAsync(e => e.Action == "sign-in.refused"));
        Assert.Equal($"{AccountRefusals.OneNetworkUntrusted.Code} {why}", refused.Detail);
    }

    [Theory]
    [InlineData("wrong-discovery-issuer")]
    [InlineData("foreign-endpoints")]
    [InlineData("without-pkce")]
    public async Task A_discovery_document_of_somebody_else_sends_nobody_anywhere(string fault)
    {
        await LieAsync(fault);
        await _world.RefusesAsync(AccountRefusals.OneNetworkUntrusted, () => new Traveller(_world, _firm).BeginAsync());
    }

    [Theory]
    [InlineData("wrong-state")]
    [InlineData("no-state")]
    public async Task An_answer_without_our_state_is_nobodys(string fault)
    {
        var traveller = new Traveller(_world, _firm);
        await LieAsync(fault);
        var back = await traveller.GoAsync();
        await _world.RefusesAsync(AccountRefusals.OneNetworkOver, () => traveller.FinishAsync(back), Refusing.Audit);
    }

    [Fact]
    [Produces("ACC-051")]
    public async Task A_code_and_its_state_are_good_once_for_one_browser_for_ten_minutes()
    {
        var traveller = new Traveller(_world, _firm);
        var back = await traveller.GoAsync();
        Desk.Allowed(await traveller.FinishAsync(back));
        await _world.RefusesAsync(AccountRefusals.OneNetworkOver, () => traveller.FinishAsync(back), Refusing.Audit);

        var stolen = await traveller.GoAsync();
        await _world.RefusesAsync(AccountRefusals.OneNetworkOver, () => traveller.FinishAsync(stolen, "another browser"), Refusing.Audit, Begun);
        await _world.RefusesAsync(AccountRefusals.OneNetworkOver, () => traveller.FinishAsync(stolen), Refusing.Audit);

        var late = await traveller.GoAsync();
        using var later = _world.Clock.Later(OneNetworkSignIn.Lifetime);
        await _world.RefusesAsync(AccountRefusals.OneNetworkOver, () => traveller.FinishAsync(late), Refusing.Audit, Begun);
    }

    [Fact]
    [Produces("ACC-053")]
    [Trait("Case", "A-15")]
    public async Task A_code_injected_from_another_sign_in_is_worth_nothing()
    {
        var (own, victim) = (new Traveller(_world, _firm), new Traveller(_world, _firm));
        var (mine, theirs) = (await own.GoAsync(), await victim.GoAsync());
        // Their code under my state: the verifier is not the one it was asked with.
        await _world.RefusesAsync(AccountRefusals.OneNetworkFailed, () => own.FinishAsync(mine with { Code = theirs.Code }), Refusing.Audit, Begun);
    }

    [Fact]
    public async Task A_key_that_was_rotated_between_two_sign_ins_is_found()
    {
        var traveller = new Traveller(_world, _firm);
        Desk.Allowed(await traveller.FinishAsync(await traveller.GoAsync()));
        await LieAsync("rotated-key");
        Desk.Allowed(await traveller.FinishAsync(await traveller.GoAsync()));
    }

    [Fact]
    [Produces("ACC-052")]
    public async Task Cancelled_at_the_provider_is_said_so()
    {
        var traveller = new Traveller(_world, _firm);
        var back = await traveller.GoAsync(cancel: true);
        await _world.RefusesAsync(AccountRefusals.OneNetworkDenied, () => traveller.FinishAsync(back), Refusing.Audit, Begun);
    }

    [Fact]
    public async Task An_error_of_the_provider_is_no_answer_and_one_of_a_stranger_is_not_believed()
    {
        var traveller = new Traveller(_world, _firm);
        await LieAsync("server-error");
        var failed = await traveller.GoAsync();
        await _world.RefusesAsync(AccountRefusals.OneNetworkFailed, () => traveller.FinishAsync(failed), Refusing.Audit, Begun);
        var mixed = await traveller.GoAsync();
        await _world.RefusesAsync(AccountRefusals.OneNetworkUntrusted, () => traveller.FinishAsync(mixed with { Issuer = "https://attacker.example" }), Refusing.Audit, Begun);
    }

    [Theory]
    [InlineData("natural-person", "ACC-055")]
    [InlineData("low-level", "ACC-056")]
    [Produces("ACC-055", "ACC-056")]
    [Trait("Case", "A-16")]
    public async Task An_account_that_stands_for_no_unit_or_is_hardly_proven_stays_outside(string fault, string code)
    {
        var traveller = new Traveller(_world, _firm);
        await LieAsync(fault);
        var back = await traveller.GoAsync();
        await _world.RefusesAsync(Refusal.All.Single(refusal => refusal.Code == code), () => traveller.FinishAsync(back), Refusing.Audit, Begun);
    }

    [Fact]
    public async Task A_unit_that_nobody_opened_is_opened_first()
    {
        var traveller = new Traveller(_world, await Firm.FreshAsync(sandbox));
        Assert.Equal(NextPage.ActivateMain, Desk.Allowed(await traveller.FinishAsync(await traveller.GoAsync())).Next);
    }

    [Theory]
    [InlineData("down")]
    [InlineData("slow")]
    [InlineData("garbage")]
    [Produces("ACC-050")]
    public async Task A_provider_in_trouble_costs_no_more_than_a_sentence(string mode)
    {
        var traveller = new Traveller(_world, _firm);
        await _world.RefusesAsync(AccountRefusals.OneNetworkDown, new Trouble(mode, "one-network"), () => traveller.BeginAsync());
        var back = await traveller.GoAsync();
        await _world.RefusesAsync(AccountRefusals.OneNetworkDown, new Trouble(mode, "one-network"), () => traveller.FinishAsync(back), Refusing.Audit, Begun);
    }

    private Task LieAsync(string fault) => sandbox.PostAsync("one-network/faults", new { fault });
}
