using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;

namespace Ciac.Core.Tests.Audit;

/// <summary>Invariant 5 against somebody who is master of the database: what they change, cut or add is found.</summary>
[Collection(SandboxCollection.Name)]
public sealed class AuditChainTests(SandboxFixture sandbox) : IAsyncLifetime
{
    // A master of the database can take the triggers off; nobody else gets past them.
    private const string AsMaster = "SET session_replication_role = replica;";
    private PortalWorld _world = null!;

    public async Task InitializeAsync()
    {
        _world = await PortalWorld.StartAsync(sandbox);
        for (var act = 1; act <= 5; act++) await RecordAsync($"act-{act}");
        await LinkAsync();
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_record_that_nobody_touched_is_whole()
    {
        var verdict = await VerifyAsync();
        Assert.Empty(verdict.Findings);
        Assert.Equal((5, 0), (verdict.Links, verdict.Unlinked));
    }

    [Theory]
    [InlineData("UPDATE ciac.audit_events SET detail = 'nothing' WHERE action = 'act-3'", "was changed")]
    [InlineData("UPDATE ciac.audit_events SET at = at + interval '1 second' WHERE action = 'act-3'", "was changed")]
    [InlineData("DELETE FROM ciac.audit_events WHERE action = 'act-3'", "The event is missing.")]
    [InlineData("DELETE FROM ciac.audit_links WHERE position = 3", "1 links are missing.")]
    [InlineData("UPDATE ciac.audit_links SET hash = sha256(hash) WHERE position = 3", "was changed")]
    [Trait("Case", "A-22")]
    public async Task Whatever_is_changed_is_found_at_its_place(string attack, string what)
    {
        await _world.RunSqlAsync(AsMaster + attack);
        var finding = (await VerifyAsync()).Findings[0];
        Assert.Equal(3, finding.Position);
        Assert.Contains(what, finding.What, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Case", "A-22")]
    public async Task A_tail_that_was_cut_is_found_by_the_head_that_was_written_down_and_by_the_timestamp()
    {
        var head = (await VerifyAsync()).Head;
        await _world.AskAsync((AnchorAudit anchor) => anchor.HandleAsync(CancellationToken.None));
        Assert.Equal(1, (await VerifyAsync()).Anchors);

        await _world.RunSqlAsync(AsMaster + "DELETE FROM ciac.audit_events WHERE action = 'act-5'; DELETE FROM ciac.audit_links WHERE position = 5");

        Assert.Equal(
            ["The head that was written down is not in the chain any more.", "The timestamp is not of this chain."],
            (await VerifyAsync(head)).Findings.Select(finding => finding.What));
    }

    [Fact]
    public async Task An_event_that_is_slipped_in_past_the_chain_is_found()
    {
        await _world.RunSqlAsync(AsMaster + "INSERT INTO ciac.audit_events (at, actor, action) VALUES ('2020-01-01Z', 'nobody', 'forged')");
        Assert.Equal("1 events have no link and wait for none.", Assert.Single((await VerifyAsync()).Findings).What);
    }

    [Fact]
    public async Task Without_the_key_outside_the_database_no_chain_can_be_made_that_fits()
    {
        await _world.RunSqlAsync(AsMaster + "UPDATE ciac.audit_events SET detail = 'nothing' WHERE action = 'act-1'; DELETE FROM ciac.audit_links; INSERT INTO ciac.audit_unlinked SELECT id FROM ciac.audit_events");
        await new LinkAudit(_world.Database, new FieldCipher(KeyRing.Create())).HandleAsync(CancellationToken.None);
        Assert.Equal(5, (await VerifyAsync()).Findings.Count);
    }

    [Fact]
    public async Task Two_nodes_that_link_at_once_make_one_chain()
    {
        await using var other = _world.SecondNode();
        for (var round = 0; round < 10; round++)
        {
            await Task.WhenAll(RecordAsync($"here-{round}"), RecordAsync($"there-{round}"));
            await Task.WhenAll(LinkAsync(), other.AskAsync((LinkAudit link) => link.HandleAsync(CancellationToken.None)));
        }
        await LinkAsync();
        var verdict = await VerifyAsync();
        Assert.Empty(verdict.Findings);
        Assert.Equal((25, 0), (verdict.Links, verdict.Unlinked));
    }

    private async Task RecordAsync(string action) => await _world.AskAsync(async (CiacDb db) =>
    {
        new AuditTrail(db, _world.Clock).Record(new AuditEntry(action) { Detail = "“引号” \\ \n𠮷" });
        return await db.SaveChangesAsync();
    });

    private Task<int> LinkAsync() => _world.AskAsync((LinkAudit link) => link.HandleAsync(CancellationToken.None));

    private Task<AuditVerdict> VerifyAsync(byte[]? known = null) => _world.AskAsync((VerifyAudit verify) => verify.HandleAsync(known, CancellationToken.None));
}
