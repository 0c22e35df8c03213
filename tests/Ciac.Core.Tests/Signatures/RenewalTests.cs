using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Ciac.Signing.Archiving;
using Ciac.Signing.Trust;
using Ciac.Signing.Verification;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Signatures;

/// <summary>时间戳续期: stored documents are stamped again before the certificate of their last timestamp ends.</summary>
[Collection(SandboxCollection.Name)]
public sealed class RenewalTests(SandboxFixture sandbox) : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private PortalWorld? _world;

    private PortalWorld World => _world!;

    public async Task InitializeAsync() => _world = await PortalWorld.StartAsync(sandbox);

    public async Task DisposeAsync() => await _world!.DisposeAsync();

    [Fact]
    public async Task A_signed_document_is_dated_in_the_first_night_and_renewed_in_the_night_when_it_is_due()
    {
        var desk = await SignedAsync();
        await NightAsync("first");
        var fades = await FadesAsync();
        Assert.Equal(fades - TimeSpan.FromDays(60), (await DocumentAsync()).RenewAt);
        Assert.Equal(PadesLevel.BaselineT, (await LatestReportAsync()).Level);

        await MarginAsync(fades - World.Clock.GetUtcNow() + TimeSpan.FromDays(1));
        await World.RunSqlAsync("UPDATE ciac.documents SET renew_at = created_at");
        await NightAsync("second");
        var renewed = await LatestReportAsync();
        Assert.True(renewed.Trusted);
        Assert.Equal(PadesLevel.BaselineLTA, renewed.Level);
        Assert.True((await DocumentAsync()).RenewAt > World.Clock.GetUtcNow().AddDays(100));
        Assert.Equal([(await DocumentAsync()).Number], await World.ReadAsync(db => db.AuditEvents.Where(e => e.Action == "document.stamp-renewed").Select(e => e.Subject).ToListAsync()));

        var revisions = await RevisionsAsync();
        await NightAsync("third");
        Assert.Equal(revisions, await RevisionsAsync());
        // What takes effect late still finds the evidence whole.
        await World.AskAsync(async (VerifyEvidence verb) =>
        {
            await verb.RequireAsync(desk.RequestId, None);
            return true;
        });
    }

    [Fact]
    public async Task Without_a_signers_status_it_waits_a_day_while_there_is_time_and_is_stamped_alone_at_the_end()
    {
        await SignedAsync();
        var revisions = await RevisionsAsync();
        var left = await FadesAsync() - World.Clock.GetUtcNow();
        foreach (var party in (string[])["ocsp", "crl"]) await sandbox.SwitchAsync(party, "down");
        try
        {
            await MarginAsync(left + TimeSpan.FromDays(1));
            await NightAsync("first");
            Assert.Equal(revisions, await RevisionsAsync());
            Assert.InRange((await DocumentAsync()).RenewAt!.Value - World.Clock.GetUtcNow(), TimeSpan.FromHours(23), TimeSpan.FromHours(24));

            await MarginAsync(3 * left);
            using (World.Clock.Later(TimeSpan.FromDays(1))) await NightAsync("second");
        }
        finally
        {
            foreach (var party in (string[])["ocsp", "crl"]) await sandbox.SwitchAsync(party, "ok");
        }

        var report = await LatestReportAsync();
        Assert.Equal(revisions + 1, await RevisionsAsync());
        Assert.True(report.Signatures[^1] is { IsDocumentTimestamp: true, CoversWholeFile: true });
        Assert.True(report.Trusted);
    }

    [Fact]
    public async Task Without_an_authority_it_is_tried_again()
    {
        await SignedAsync();
        await MarginAsync(TimeSpan.FromDays(3650));
        var revisions = await RevisionsAsync();
        await sandbox.SwitchAsync("tsa", "down");
        try
        {
            await NightAsync("first");
        }
        finally
        {
            await sandbox.SwitchAsync("tsa", "ok");
        }

        Assert.Equal(revisions, await RevisionsAsync());
        World.Clock.Advance(TimeSpan.FromMinutes(5));
        await World.MoveAsync();
        Assert.Equal(revisions + 1, await RevisionsAsync());
    }

    [Fact]
    public async Task Two_nodes_order_a_document_once_and_keep_one_renewal_of_it()
    {
        await SignedAsync();
        await using var second = World.SecondNode();
        await Task.WhenAll(QueueAsync(World), QueueAsync(second));
        Assert.Equal(1, await World.ReadAsync(db => db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM workflows.outbox WHERE kind = 'signatures.renew-timestamp'").SingleAsync()));

        var document = await DocumentAsync();
        var revisions = await RevisionsAsync();
        var look = new LookedAt(document.Id, revisions - 1, document.RenewAt) { Renewed = await ArchivedAsync() };
        await Task.WhenAll(KeepAsync(World, look), KeepAsync(second, look));
        Assert.Equal(revisions + 1, await RevisionsAsync());
        Assert.Equal(1, await World.ReadAsync(db => db.AuditEvents.CountAsync(e => e.Action == "document.stamp-renewed")));

        // The order that was placed before finds another revision than it was for.
        await MarginAsync(TimeSpan.FromDays(3650));
        await World.MoveAsync();
        Assert.Equal(revisions + 1, await RevisionsAsync());
    }

    private async Task<Desk> SignedAsync()
    {
        var desk = await Desk.SealedAsync(World);
        await desk.RepresentativeSignsAsync();
        return desk;
    }

    private async Task NightAsync(string key)
    {
        await World.AskAsync((IWorkflowInbox inbox) => inbox.StartAsync(new StartWorkflow("renew-timestamps") { TriggerActivityId = "cron", Key = key }, None));
        await World.MoveAsync();
    }

    private Task<bool> MarginAsync(TimeSpan margin) => World.AskAsync((SignatureSettings settings) =>
    {
        settings.Options.RenewalMargin = margin;
        return Task.FromResult(true);
    });

    private static Task<bool> QueueAsync(PortalWorld node) => node.AskAsync((QueueRenewals verb) => verb.HandleAsync(None));

    private static Task<bool> KeepAsync(PortalWorld node, LookedAt look) => node.AskAsync(async (KeepRenewal verb) =>
    {
        await verb.HandleAsync(look, None);
        return true;
    });

    private Task<Document> DocumentAsync() => World.ReadAsync(db => db.Documents.AsNoTracking().SingleAsync());

    private Task<int> RevisionsAsync() => World.ReadAsync(db => db.DocumentRevisions.CountAsync());

    private Task<byte[]> LatestAsync() => World.ReadAsync(db => db.DocumentRevisions.OrderByDescending(r => r.Number).Select(r => r.Content).FirstAsync());

    private async Task<DateTimeOffset> FadesAsync()
    {
        var content = await LatestAsync();
        return await World.AskAsync((PadesArchiver archiver) => Task.FromResult(archiver.FadesAt(content, World.Clock.GetUtcNow())!.Value));
    }

    private async Task<byte[]> ArchivedAsync()
    {
        var content = await LatestAsync();
        return await World.AskAsync((PadesArchiver archiver) => archiver.ArchiveAsync(content, World.Clock.GetUtcNow(), None));
    }

    private async Task<VerificationReport> LatestReportAsync()
    {
        var content = await LatestAsync();
        return await World.AskAsync((TrustStore trust) => new PadesVerifier(trust).VerifyAsync(content, World.Clock.GetUtcNow(), None));
    }
}
