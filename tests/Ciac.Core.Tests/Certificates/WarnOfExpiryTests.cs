using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Certificates;

/// <summary>30, 7 and 1 days before a certificate ends, once each, by the workflow that the calendar starts.</summary>
[Collection(SandboxCollection.Name)]
public sealed class WarnOfExpiryTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private PortalWorld World => portal.World;

    [Fact]
    public async Task Each_threshold_is_told_once_and_a_renewed_certificate_anew()
    {
        var desk = await World.OpenUnitAsync();
        await EndsInAsync(desk, 31);
        await RunAsync();
        Assert.Equal(0, await ToldAsync(desk));
        using (World.Clock.Later(TimeSpan.FromDays(2)))
        {
            await RunAsync();
            await RunAsync();
            Assert.Equal(1, await ToldAsync(desk));
        }

        using (World.Clock.Later(TimeSpan.FromDays(24.5))) await RunAsync();
        Assert.Equal(2, await ToldAsync(desk));
        using (World.Clock.Later(TimeSpan.FromDays(30.5))) await RunAsync();
        Assert.Equal(3, await ToldAsync(desk));
        using (World.Clock.Later(TimeSpan.FromDays(32))) await RunAsync();
        Assert.Equal(3, await ToldAsync(desk));
        var id = desk.Caller.CredentialId;
        await World.ReadAsync(db => db.Credentials.Where(c => c.Id == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.SerialNumber, "NEXT")));
        await EndsInAsync(desk, 5);
        await RunAsync();
        Assert.Equal(4, await ToldAsync(desk));
    }

    [Fact]
    public async Task What_was_missed_is_made_up_by_the_nearest_and_runs_at_once_tell_once()
    {
        var desk = await World.OpenUnitAsync();
        await EndsInAsync(desk, 0.5);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => World.AskAsync((Core.Certificates.WarnOfExpiry verb) => verb.HandleAsync(CancellationToken.None)))));
        Assert.Equal(1, await ToldAsync(desk));
    }

    [Fact]
    public async Task A_cancelled_certificate_and_one_without_end_are_not_warned()
    {
        var work = await GrantWork.StartAsync(World);
        await EndsInAsync(work.Clerk, 3);
        Desk.Allowed(await World.CancelAsync(work.Admin, work.ClerkId));
        var id = work.Admin.Caller.CredentialId;
        await World.ReadAsync(db => db.Credentials.Where(c => c.Id == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.ValidUntil, DateTimeOffset.MaxValue)));
        await RunAsync();
        Assert.Equal((0, 0), (await ToldAsync(work.Clerk), await ToldAsync(work.Admin)));
    }

    private async Task<int> ToldAsync(Desk desk) => (await World.KindsAsync(desk)).Count(k => k == "certificate.expiring");

    private Task<int> EndsInAsync(Desk desk, double days)
    {
        var (id, end) = (desk.Caller.CredentialId, World.Clock.GetUtcNow().AddDays(days));
        return World.ReadAsync(db => db.Credentials.Where(c => c.Id == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.ValidUntil, end)));
    }

    // As the calendar starts it, each time with a moment of its own.
    private async Task RunAsync()
    {
        await World.AskAsync((IWorkflowInbox inbox) => inbox.StartAsync(new StartWorkflow("expiry-warnings") { TriggerActivityId = "cron", Key = Guid.NewGuid().ToString() }, CancellationToken.None));
        await World.MoveAsync();
    }
}
