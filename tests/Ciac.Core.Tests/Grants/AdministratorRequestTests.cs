using Ciac.Core.Accounts;
using Ciac.Core.Grants;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Ciac.Workflows.Instances;

namespace Ciac.Core.Tests.Grants;

/// <summary>F6(a): a clerk asks the administrators; what becomes of it, and of two of them at once.</summary>
[Collection(SandboxCollection.Name)]
public sealed class AdministratorRequestTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private PortalWorld World => portal.World;

    [Fact]
    public async Task Administrators_find_it_among_their_to_dos_and_grant_what_was_asked()
    {
        var work = await GrantWork.StartAsync(World);
        var ask = await work.AskedAsync("construction-permit", "site-information");
        Assert.Equal([ask.Number], await work.ToDosAsync(work.Admin));
        Assert.Empty(await work.ToDosAsync(work.Clerk));
        Assert.Equal(1, await World.WaitingAsync(work.Admin));

        var grant = await work.AnsweredAsync(work.Admin, ask, "construction-permit");
        var ended = await work.GrantAsync(ask);
        Assert.Equal((GrantState.Granted, grant.Number, grant.AnswersId), (ended.State, ended.EndReason, (Guid?)ask.Id));
        Assert.Equal(["construction-permit"], await work.HeldAsync());
        Assert.Empty(await work.ToDosAsync(work.Admin));
        Assert.Equal(["ask.started", "ask.granted"], await World.EventsAsync(ask.Number));
        Assert.Equal("Finished", (await World.AskAsync((IInstanceReader reader) => reader.FindAsync(ask.WorkflowInstanceId!, None)))!.Status);
        Assert.Contains("已由证书管理员授权并生效", await ResultAsync(work, ask), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declined_with_a_reason_the_clerk_is_told_and_may_ask_again()
    {
        var work = await GrantWork.StartAsync(World);
        var ask = await work.AskedAsync("construction-permit");
        await World.RefusesAsync(SignatureRefusals.ReasonMissing, () => work.DeclineAsync(work.Admin, ask, " "));
        Desk.Allowed(await work.DeclineAsync(work.Admin, ask, "请先完成培训"));
        var ended = await work.GrantAsync(ask);
        Assert.Equal((GrantState.Declined, "请先完成培训"), (ended.State, ended.EndReason));
        Assert.Contains("未获证书管理员同意", await ResultAsync(work, ask), StringComparison.Ordinal);
        Assert.Empty(await work.HeldAsync());
        await work.AskedAsync("construction-permit");
    }

    [Fact]
    public async Task Withdrawn_or_lapsed_it_leaves_the_to_dos()
    {
        await using var world = await PortalWorld.StartAsync(World.Sandbox);
        var work = await GrantWork.StartAsync(world);
        var withdrawn = await work.AskedAsync("construction-permit");
        Desk.Allowed(await work.WithdrawAsync(work.Clerk, withdrawn));
        Desk.Allowed(await work.WithdrawAsync(work.Clerk, withdrawn));
        Assert.Equal(GrantState.Withdrawn, (await work.GrantAsync(withdrawn)).State);
        var lapsed = await work.AskedAsync("construction-permit");
        world.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        await world.MoveAsync();
        Assert.Equal([lapsed.Number], await work.ToDosAsync(work.Admin));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.MoveAsync();
        Assert.Equal(GrantState.Expired, (await work.GrantAsync(lapsed)).State);
        Assert.Empty(await work.ToDosAsync(work.Admin));
        Assert.Equal(["ask.started", "ask.expired"], await world.EventsAsync(lapsed.Number));
    }

    [Fact]
    public async Task Granted_otherwise_it_ends_only_when_nothing_is_left_to_ask_for()
    {
        var work = await GrantWork.StartAsync(World);
        var ask = await work.AskedAsync("construction-permit");
        await work.GrantedAsync("site-information");
        Assert.Equal(GrantState.Running, (await work.GrantAsync(ask)).State);
        var enough = await work.GrantedAsync("site-information", "construction-permit");
        Assert.Equal((GrantState.Granted, enough.Number), ((await work.GrantAsync(ask)).State, (await work.GrantAsync(ask)).EndReason));
    }

    [Fact]
    [Produces("GRANT-011")]
    public async Task Of_two_administrators_the_first_answers_it()
    {
        var work = await GrantWork.StartAsync(World, "clerk-2");
        await OpenUnit.SubAsync(World, work.Admin.Firm, "clerk-2", c => c.Role = HolderRole.CertificateAdministrator);
        var second = await Desk.SignInAsync(World, work.Admin.Firm, "clerk-2");
        var ask = await work.AskedAsync("construction-permit");
        var (one, other) = (await work.DrawnAnswerAsync(work.Admin, ask, "construction-permit"), await work.DrawnAnswerAsync(second, ask, "construction-permit", "site-information"));
        await work.SealAsync(second, other);
        await work.SealAsync(work.Admin, one);
        Assert.Equal((GrantState.Overtaken, GrantState.Granted), ((await work.GrantAsync(one)).State, (await work.GrantAsync(other)).State));
        Assert.Equal(other.Number, (await work.GrantAsync(ask)).EndReason);
        await World.RefusesAsync(GrantRefusals.AskEnded, () => work.DirectAsync(work.Admin, new GrantForm { Items = ["construction-permit"], Answers = ask.Number }));
        await World.RefusesAsync(GrantRefusals.AskEnded, () => work.DeclineAsync(work.Admin, ask, "已授权"));
        await World.RefusesAsync(GrantRefusals.AskEnded, () => work.WithdrawAsync(work.Clerk, ask));
    }

    [Fact]
    public async Task Declined_by_many_at_once_and_withdrawn_it_ends_once()
    {
        var work = await GrantWork.StartAsync(World);
        var ask = await work.AskedAsync("construction-permit");
        var ends = Enumerable.Range(0, 6).Select(i => Task.Run(() => World.AskAsync((EndAsk verb) => i % 2 == 0
            ? verb.DeclineAsync(work.Admin.Caller, ask.Number, $"第 {i} 次", None)
            : verb.WithdrawAsync(work.Clerk.Caller, ask.Number, None))));
        await Task.WhenAll(ends);
        await World.MoveAsync();
        Assert.Equal(2, (await World.EventsAsync(ask.Number)).Count);
        Assert.Equal("Finished", (await World.AskAsync((IInstanceReader reader) => reader.FindAsync(ask.WorkflowInstanceId!, None)))!.Status);
    }

    [Fact]
    [Produces("GRANT-012", "GRANT-013")]
    public async Task An_administrator_is_reminded_once_a_day()
    {
        await using var world = await PortalWorld.StartAsync(World.Sandbox);
        var work = await GrantWork.StartAsync(world);
        var admin = work.Admin.Caller.CredentialId!.Value;
        var ask = await work.AskedAsync("construction-permit");
        var listed = Assert.Single(await world.AskAsync((RemindAdministrator verb) => verb.ListAsync(work.Clerk.Caller, ask, None)));
        Assert.Equal((admin, true), (listed.Id, listed.CanBeReminded));
        Assert.Matches(@"^\d{3}\*{4}\d{4}$", listed.MaskedMobile);
        var many = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => work.RemindAsync(work.Clerk, ask, admin))));
        Assert.Single(many, o => o.Value is not null);
        Assert.All(many.Where(o => o.Value is null), o => Assert.Equal("GRANT-013", o.Refusal!.Code));
        Assert.Single(await world.Sandbox.TextsAsync(work.Admin.Firm.KeyHolder.Mobile, "SMS_GRANT_REMINDER"));
        await world.RefusesAsync(GrantRefusals.RemindedAlready.With(24), () => work.RemindAsync(work.Clerk, ask, admin));
        await world.RefusesAsync(GrantRefusals.NobodyToRemind, () => work.RemindAsync(work.Clerk, ask, work.ClerkId));
        world.Clock.Advance(RemindAdministrator.Pause);
        Desk.Allowed(await work.RemindAsync(work.Clerk, ask, admin));
    }

    [Fact]
    public async Task One_request_whomever_it_asks_and_nobody_else_touches_it()
    {
        var (work, other) = (await GrantWork.StartAsync(World), await GrantWork.StartAsync(World));
        var ask = await work.AskedAsync("construction-permit");
        await World.RefusesAsync(GrantRefusals.OneRequest, () => work.RequestAsync("construction-permit"));
        await World.RefusesAsync(GrantRefusals.NotFound, () => work.DeclineAsync(other.Admin, ask, "别家的"));
        await World.RefusesAsync(GrantRefusals.NotFound, () => work.WithdrawAsync(other.Clerk, ask));
        await World.RefusesAsync(GrantRefusals.NotFound, () => work.RemindAsync(other.Clerk, ask, other.Admin.Caller.CredentialId!.Value));
        await World.RefusesAsync(GrantRefusals.NotAllowed, () => work.DeclineAsync(work.Clerk, ask, "自己"));
        await World.RefusesAsync(GrantRefusals.NotFound, () => World.AskAsync((ReadGrant verb) => verb.HandleAsync(other.Admin.Caller, ask.Number, None)));
        await World.RefusesAsync(GrantRefusals.NotFound, () => other.DirectAsync(other.Admin, new GrantForm { Items = ["construction-permit"], Answers = ask.Number }));
        Assert.Empty(await work.ToDosAsync(other.Admin));
    }

    private async Task<string> ResultAsync(GrantWork work, Grant ask)
    {
        var texts = await World.Sandbox.TextsAsync(work.Clerk.Firm.KeyHolder.Mobile, "SMS_GRANT_RESULT");
        return texts.Select(t => t.GetProperty("parameters")).Single(p => p.Text("number") == ask.Number).Text("result");
    }
}
