using Ciac.Core.Certificates;
using Ciac.Core.Grants;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Ciac.Workflows.Instances;
using Microsoft.EntityFrameworkCore;

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
        var link = Desk.Allowed(await World.AskAsync((SendSigningLink verb) => verb.ShowAsync(new SigningAccess.Owner(work.Clerk.Caller, grant.SignatureRequestId!.Value), None)));
        var access = new SigningAccess.Link(link[(link.LastIndexOf('/') + 1)..], new(null, null));
        Desk.Allowed(await World.AskAsync((EndSignatureRequest verb) => verb.DeclineAsync(access, "不是本人安排", None)));
        await World.MoveAsync();
        var ended = await work.GrantAsync(grant);
        Assert.Equal((GrantState.Declined, "不是本人安排"), (ended.State, ended.EndReason));
        Assert.Empty(await work.HeldAsync());
        Desk.Allowed(await work.RequestAsync("construction-permit"));
    }

    [Fact]
    public async Task Cancelling_the_clerk_ends_what_the_clerk_asked_for_at_once()
    {
        var (work, grant) = await GrantWork.RequestedAsync(World, "construction-permit");
        await EndsWithTheClerkAsync(work, grant);
        Assert.Equal(SignatureRequestState.Withdrawn, await World.ReadAsync(db => db.SignatureRequests.Where(r => r.Subject == grant.Number).Select(r => r.State).SingleAsync()));
        var asking = await GrantWork.StartAsync(World);
        await EndsWithTheClerkAsync(asking, await asking.AskedAsync("site-information"));
        Assert.Empty(await asking.ToDosAsync(asking.Admin));
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
    [Trait("Case", "A-9")]
    public async Task The_own_lower_rights_do_not_let_a_clerk_seal_for_another_grant()
    {
        var work = await GrantWork.StartAsync(World);
        var direct = await work.DrawnAsync("construction-permit");
        await World.RefusesAsync(SignatureRefusals.NotFound, () => World.AskAsync((PrepareSeal verb) =>
            verb.HandleAsync(new(work.Clerk.Caller, direct.SignatureRequestId!.Value), work.Clerk.Token.Certificate, None)));
    }

    [Fact]
    public async Task The_representative_is_reminded_on_the_third_and_the_sixth_day_with_the_same_link()
    {
        await using var world = await PortalWorld.StartAsync(World.Sandbox);
        var (work, grant) = await GrantWork.RequestedAsync(world, "construction-permit");
        var link = await LinkHashAsync(world, grant);
        var counts = new List<int>();
        foreach (var step in new[] { 2.9, 0.1, 2.9, 0.1, 0.9 })
        {
            world.Clock.Advance(TimeSpan.FromDays(step));
            await world.MoveAsync();
            counts.Add(await RemindersAsync(world));
        }

        Assert.Equal([0, 1, 1, 2, 2], counts);
        Assert.Equal(link, await LinkHashAsync(world, grant));
        world.Clock.Advance(TimeSpan.FromDays(0.1));
        await world.MoveAsync();
        Assert.Equal(GrantState.Expired, (await work.GrantAsync(grant)).State);
    }

    [Theory]
    [InlineData("sign")]
    [InlineData("decline")]
    [InlineData("withdraw")]
    public async Task Nobody_is_reminded_of_what_is_over(string end)
    {
        await using var world = await PortalWorld.StartAsync(World.Sandbox);
        var (work, grant) = await GrantWork.RequestedAsync(world, "construction-permit");
        var access = new SigningAccess.Owner(work.Clerk.Caller, grant.SignatureRequestId!.Value);
        if (end == "sign") await work.RepresentativeSignsAsync(grant);
        else if (end == "decline") Desk.Allowed(await world.AskAsync((EndSignatureRequest verb) => verb.DeclineAsync(access, "不同意", None)));
        else Desk.Allowed(await world.AskAsync((EndSignatureRequest verb) => verb.WithdrawAsync(access, None)));
        await world.MoveAsync();
        world.Clock.Advance(TimeSpan.FromDays(3));
        await world.MoveAsync();
        Assert.Equal(0, await RemindersAsync(world));
    }

    // Counted where they are queued: the gateway lives in the real time and takes nothing that is signed in another.
    private static Task<int> RemindersAsync(PortalWorld world) => world.ReadAsync(db => db.TextMessages.CountAsync(m => m.Template == "SMS_SIGN_REMINDER"));

    private static Task<string> LinkHashAsync(PortalWorld world, Grant grant) => world.ReadAsync(async db =>
    {
        var request = await db.SignatureRequests.Include(r => r.Signatories).SingleAsync(r => r.Id == grant.SignatureRequestId);
        return Convert.ToHexString(request.Of(SignatoryRole.LegalRepresentative).LinkHash!);
    });

    private async Task<Grant> DrawnAsync(GrantWork work, params string[] items)
    {
        var grant = Desk.Allowed(await work.RequestAsync(items));
        await World.MoveAsync();
        return await work.GrantAsync(grant);
    }

    private async Task EndsWithTheClerkAsync(GrantWork work, Grant grant)
    {
        Desk.Allowed(await World.AskAsync((CancelCertificate verb) => verb.HandleAsync(work.Admin.Caller, work.ClerkId, None)));
        await World.MoveAsync();
        Assert.Equal(GrantState.Overtaken, (await work.GrantAsync(grant)).State);
        Assert.Equal("Finished", (await World.AskAsync((IInstanceReader reader) => reader.FindAsync(grant.WorkflowInstanceId!, None)))!.Status);
    }
}
