using Ciac.Core.Grants;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;

namespace Ciac.Core.Tests.Grants;

/// <summary>F6 被动授权 by the legal representative: the clerk's key, then the representative's remote signature.</summary>
[Collection(SandboxCollection.Name)]
public sealed class GrantRequestTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private PortalWorld World => portal.World;

    [Fact]
    public async Task Request_is_in_force_at_the_representatives_signature()
    {
        var work = await GrantWork.StartAsync(World);
        var grant = await DrawnAsync(work, "construction-permit");
        await work.SealAsync(work.Clerk, grant);
        Assert.Empty(await work.HeldAsync());
        await work.RepresentativeSignsAsync(grant);
        Assert.Equal(["construction-permit"], await work.HeldAsync());
        Assert.Equal(GrantState.Granted, (await work.GrantAsync(grant)).State);
    }

    [Fact]
    public async Task Declined_with_a_reason_it_changes_nothing_and_another_may_follow()
    {
        var work = await GrantWork.StartAsync(World);
        var grant = await DrawnAsync(work, "construction-permit");
        await work.SealAsync(work.Clerk, grant);
        var link = Desk.Allowed(await World.AskAsync((SendSigningLink verb) => verb.ShowAsync(new(work.Clerk.Caller, grant.SignatureRequestId!.Value), None)));
        var access = new SigningAccess.Link(link[(link.LastIndexOf('/') + 1)..], new(null, null));
        Desk.Allowed(await World.AskAsync((EndSignatureRequest verb) => verb.DeclineAsync(access, "不是本人安排", None)));
        await World.MoveAsync();
        var ended = await work.GrantAsync(grant);
        Assert.Equal((GrantState.Declined, "不是本人安排"), (ended.State, ended.EndReason));
        Assert.Empty(await work.HeldAsync());
        Desk.Allowed(await work.RequestAsync("construction-permit"));
    }

    [Fact]
    [Produces("GRANT-008", "GRANT-009", "GRANT-010")]
    public async Task One_request_of_a_clerk_with_something_in_it()
    {
        var work = await GrantWork.StartAsync(World);
        await World.RefusesAsync(GrantRefusals.NothingChosen, () => work.RequestAsync());
        await World.RefusesAsync(GrantRefusals.OnlyClerkAsks, () => World.AskAsync((StartGrant verb) => verb.RequestAsync(work.Admin.Caller, new GrantForm { Items = ["construction-permit"] }, None)));
        var many = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => work.RequestAsync("construction-permit"))));
        Assert.Single(many, o => o.Value is not null);
        Assert.All(many.Where(o => o.Value is null), o => Assert.Equal("GRANT-008", o.Refusal!.Code));
        await World.RefusesAsync(GrantRefusals.OneRequest, () => work.RequestAsync("site-information"));
    }

    [Fact]
    public async Task The_own_lower_rights_do_not_let_a_clerk_seal_for_another_grant()
    {
        var work = await GrantWork.StartAsync(World);
        var direct = await work.DrawnAsync("construction-permit");
        await World.RefusesAsync(SignatureRefusals.NotFound, () => World.AskAsync((PrepareSeal verb) =>
            verb.HandleAsync(new(work.Clerk.Caller, direct.SignatureRequestId!.Value), work.Clerk.Token.Certificate, None)));
    }

    private async Task<Grant> DrawnAsync(GrantWork work, params string[] items)
    {
        var grant = Desk.Allowed(await work.RequestAsync(items));
        await World.MoveAsync();
        return await work.GrantAsync(grant);
    }
}
