using Ciac.Core.Certificates;
using Ciac.Core.Reviews;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Certificates;

/// <summary>The ways that do not lead to a main certificate: each is closed in all its parts, and the unit stays as it was.</summary>
[Collection(SandboxCollection.Name)]
public sealed class ActivationEndTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Limit = TimeSpan.FromDays(7);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_party_that_declines_ends_it_with_the_reason(bool isSealed)
    {
        var desk = isSealed ? await Desk.SealedAsync(portal.World) : await Desk.ReadyToSealAsync(portal.World);
        Desk.Allowed(await portal.World.AskAsync((EndSignatureRequest verb) => verb.DeclineAsync(desk.Access, "  信息有误 ", None)));
        await portal.World.MoveAsync();
        await AssertEndedAsync(desk, ActivationState.Declined, SignatureRequestState.Declined);
        Assert.Equal("信息有误", (await desk.ActivationAsync()).EndReason);
    }

    [Fact]
    public async Task It_can_be_withdrawn_until_everybody_has_signed_and_be_started_again()
    {
        var desk = await Desk.ReadyToSealAsync(portal.World, "other-province");
        await WithdrawAsync(desk);
        await AssertEndedAsync(desk, ActivationState.Withdrawn, SignatureRequestState.Withdrawn);
        var first = desk.Number;
        using var later = portal.World.Clock.Later(TimeSpan.FromMinutes(1));
        await desk.FillAsync();
        Assert.NotEqual(first, desk.Number);
        await desk.SubmitAsync();
        await desk.SealAsync();
        await desk.RepresentativeSignsAsync();
        await WithdrawAsync(desk);
        await AssertEndedAsync(desk, ActivationState.Withdrawn, SignatureRequestState.Withdrawn);
        Assert.Equal(ReviewDecision.Withdrawn, await DecisionAsync(desk));
    }

    [Fact]
    public async Task An_officer_who_rejects_ends_it_with_the_reason()
    {
        var desk = await Desk.SealedAsync(portal.World, "overseas");
        await desk.RepresentativeSignsAsync();
        await Officer.DecideAsync(portal.World, desk, confirm: false, "授权文件缺失");
        await AssertEndedAsync(desk, ActivationState.Rejected, SignatureRequestState.Withdrawn);
        Assert.Equal("授权文件缺失", (await desk.ActivationAsync()).EndReason);
    }

    [Fact]
    public async Task Every_wait_ends_after_its_own_seven_days()
    {
        var seal = await Desk.ReadyToSealAsync(portal.World);
        var signature = await Desk.SealedAsync(portal.World);
        var review = await Desk.SealedAsync(portal.World, "other-province");
        await review.RepresentativeSignsAsync();
        using (portal.World.Clock.Later(Limit - TimeSpan.FromMinutes(5)))
        {
            await portal.World.MoveAsync();
            Assert.Equal(ActivationState.Running, (await seal.ActivationAsync()).State);
        }

        using var later = portal.World.Clock.Later(Limit + TimeSpan.FromMinutes(5));
        Assert.Equal(SignatureRefusals.Ended.Code, (await seal.SealAsync([1])).Refusal?.Code);
        await portal.World.MoveAsync();
        foreach (var desk in new[] { seal, signature, review })
            await AssertEndedAsync(desk, ActivationState.Expired, SignatureRequestState.Expired);
        Assert.Equal(ReviewDecision.Expired, await DecisionAsync(review));
    }

    [Fact]
    public async Task A_party_that_took_its_time_leaves_the_next_one_all_of_its_own()
    {
        var desk = await Desk.ReadyToSealAsync(portal.World, "other-province");
        using var minutes = portal.World.Clock.Later(TimeSpan.FromMinutes(10));
        await desk.SealAsync();
        Assert.True((await desk.RequestAsync()).ExpiresAt > portal.World.Clock.GetUtcNow() + Limit - TimeSpan.FromMinutes(5));
        using var more = portal.World.Clock.Later(TimeSpan.FromMinutes(5));
        await desk.RepresentativeSignsAsync();

        // Past the representative's turn, inside the officer's.
        using var week = portal.World.Clock.Later(Limit - TimeSpan.FromMinutes(2));
        await Officer.DecideAsync(portal.World, desk, confirm: true);
        Assert.Equal(ActivationState.Activated, (await desk.ActivationAsync()).State);
    }

    private async Task WithdrawAsync(Desk desk)
    {
        Desk.Allowed(await portal.World.AskAsync((EndActivation verb) => verb.WithdrawAsync(desk.Caller, None)));
        await portal.World.MoveAsync();
    }

    private Task<ReviewDecision> DecisionAsync(Desk desk) =>
        portal.World.ReadAsync(db => db.Reviews.Where(r => r.Subject == desk.Number).Select(r => r.Decision).SingleAsync());

    private async Task AssertEndedAsync(Desk desk, ActivationState activation, SignatureRequestState request)
    {
        Assert.Equal((activation, request), ((await desk.ActivationAsync()).State, (await desk.RequestAsync()).State));
        Assert.Equal(("Finished", 0), ((await desk.WorkflowAsync()).Status, (await desk.WorkflowAsync()).Bookmarks.Count));
        Assert.Contains($"activation.{activation.ToString().ToLowerInvariant()}", await desk.EventsAsync());
        Assert.False(await portal.World.ReadAsync(db => db.Enterprises.AnyAsync(e => e.Identifier == desk.Firm.Identifier)));
        Assert.False(await portal.World.ReadAsync(db => db.Credentials.AnyAsync(c => c.UniqueId == desk.Caller.UniqueId)));
    }
}
