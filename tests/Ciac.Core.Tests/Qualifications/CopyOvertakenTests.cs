using Ciac.Core.Qualifications;
using Ciac.Core.Qualifications.Copies;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;

namespace Ciac.Core.Tests.Qualifications;

/// <summary>The certificate changes or ends, or who asked may no longer ask: what is on its way never becomes a copy, what was issued is handed out no more.</summary>
[Collection(SandboxCollection.Name)]
public sealed class CopyOvertakenTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private PortalWorld World => portal.World;

    [Fact]
    [Produces("QUAL-019")]
    public async Task A_change_between_the_units_seal_and_the_authoritys_leaves_no_copy()
    {
        var desk = await World.OpenUnitAsync();
        var certificate = await World.ReadyAsync(desk);
        var copy = await World.DrawnUseAsync(desk, certificate);
        await World.SealUseAsync(desk, copy);
        await World.RaisedAsync(certificate);
        await World.MoveAsync();
        Assert.Equal(CopyState.Overtaken, (await World.CopyAsync(copy.Number)).State);
        Assert.Equal(["copy.started", "document.drawn", "signature.Enterprise", "copy.overtaken"], await World.EventsAsync(copy.Number));
        Assert.Contains("use-copy.overtaken", await World.KindsAsync(desk));
        await NoFileAsync(desk, copy, CopyRefusals.NotIssued);
    }

    [Fact]
    public async Task A_change_after_the_authoritys_seal_is_seen_by_the_last_step()
    {
        var desk = await World.OpenUnitAsync();
        var certificate = await World.ReadyAsync(desk);
        var copy = await World.DrawnUseAsync(desk, certificate);
        await World.SealUseAsync(desk, copy);
        await World.RunSqlAsync($"""
            CREATE FUNCTION ciac.cancel_{copy.Number}() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN UPDATE ciac.qualifications SET ended_as = 'Cancelled', ended_at = now() WHERE certificate_number = '{certificate}'; RETURN NULL; END $$;
            CREATE TRIGGER cancel_{copy.Number} AFTER UPDATE ON ciac.signatories FOR EACH ROW
              WHEN (NEW.request_id = '{copy.SignatureRequestId}' AND NEW.role = 'Authority' AND NEW.signed_at IS NOT NULL) EXECUTE FUNCTION ciac.cancel_{copy.Number}()
            """);
        await World.MoveAsync();
        await World.RunSqlAsync($"DROP TRIGGER cancel_{copy.Number} ON ciac.signatories");
        Assert.Equal(CopyState.Overtaken, (await World.CopyAsync(copy.Number)).State);
        Assert.Contains("signature.Authority", await World.EventsAsync(copy.Number));
        await NoFileAsync(desk, copy, CopyRefusals.NotIssued);
    }

    [Fact]
    public async Task A_clerk_whose_item_is_taken_away_meanwhile_gets_no_copy()
    {
        var work = await GrantWork.StartAsync(World);
        var certificate = await World.ReadyAsync(work.Admin);
        await work.GrantedAsync(CopyRights.Item);
        var copy = await World.DrawnUseAsync(work.Clerk, certificate);
        await work.GrantedAsync("construction-permit");
        await World.SealUseAsync(work.Clerk, copy);
        await World.MoveAsync();
        Assert.Equal(CopyState.Overtaken, (await World.CopyAsync(copy.Number)).State);
        await World.RefusesAsync(CopyRefusals.NotAllowed, () => World.FileAsync(work.Clerk, copy));
        await NoFileAsync(work.Admin, copy, CopyRefusals.NotIssued);
    }

    [Fact]
    [Produces("QUAL-017")]
    public async Task Data_that_changed_while_they_were_checked_are_not_confirmed()
    {
        var desk = await World.OpenUnitAsync();
        var certificate = await World.ApprovedAsync(desk.Firm);
        var copy = Desk.Allowed(await World.CollectAsync(desk, certificate));
        await World.MoveAsync();
        await World.RaisedAsync(certificate);
        Assert.Equal("QUAL-017", (await World.ConfirmAsync(desk, copy)).Refusal!.Code);
        await World.MoveAsync();
        Assert.Equal(CopyState.Overtaken, (await World.CopyAsync(copy.Number)).State);
        Assert.Contains("approval-copy.overtaken", await World.KindsAsync(desk));
        Assert.Equal((CopyState.Issued, 2), await StateAsync(await World.CollectedAsync(desk, certificate)));
    }

    [Fact]
    public async Task Nobody_is_asked_any_more_to_check_or_seal_what_became_history()
    {
        var desk = await World.OpenUnitAsync();
        var certificate = await World.ReadyAsync(desk);
        var use = await World.DrawnUseAsync(desk, certificate);
        await LapseAsync(certificate);
        var collecting = Desk.Allowed(await World.CollectAsync(desk, certificate));
        await World.MoveAsync();
        await LapseAsync(certificate);
        foreach (var copy in new[] { use, collecting }) Assert.Equal(CopyState.Overtaken, (await World.CopyAsync(copy.Number)).State);
        Assert.Equal(["use-copy.overtaken", "approval-copy.overtaken"], (await World.KindsAsync(desk)).Where(k => k.EndsWith(".overtaken", StringComparison.Ordinal)).Reverse());
        Assert.DoesNotContain(await World.ToDosAsync(desk), t => t.What == Tasks.ToDoKind.Sign);
    }

    [Fact]
    [Produces("QUAL-020", "QUAL-021")]
    public async Task Copies_of_before_a_change_are_handed_out_no_more_and_the_list_says_why()
    {
        var desk = await World.OpenUnitAsync();
        var certificate = await World.ReadyAsync(desk);
        var use = await World.UsedAsync(desk, certificate);
        var approval = (await UsesAsync(desk, certificate)).Approval!.Copy;
        Desk.Allowed(await World.FileAsync(desk, use));
        await World.RaisedAsync(certificate);
        foreach (var copy in new[] { use, approval }) await NoFileAsync(desk, copy, CopyRefusals.Superseded);
        var uses = await UsesAsync(desk, certificate);
        Assert.Null(uses.Approval);
        Assert.Equal([(use.Number, CopyStanding.Superseded), (approval.Number, CopyStanding.Superseded)], uses.Copies.Select(c => (c.Copy.Number, c.Standing!.Value)));
        await World.RefusesAsync(CopyRefusals.NotCollected, () => World.UseAsync(desk, certificate));
        var again = await World.CollectedAsync(desk, certificate);
        Desk.Allowed(await World.FileAsync(desk, again));
        await World.CancelledAsync(certificate);
        foreach (var copy in new[] { use, again }) await NoFileAsync(desk, copy, CopyRefusals.Revoked);
        Assert.All((await UsesAsync(desk, certificate)).Copies, c => Assert.Equal(CopyStanding.Revoked, c.Standing));
    }

    // By whichever address: the copy's own, the signing page's, the unit's history.
    private async Task NoFileAsync(Desk desk, QualificationCopy copy, Refusal refusal)
    {
        var id = (await World.CopyAsync(copy.Number)).SignatureRequestId!.Value;
        var request = await World.ReadAsync(db => Task.FromResult(db.SignatureRequests.Single(r => r.Id == id)));
        await World.RefusesAsync(refusal, () => World.FileAsync(desk, copy));
        await World.RefusesAsync(refusal, () => World.AskAsync((ReadDocument verb) => verb.HandleAsync(new SigningAccess.Owner(desk.Caller with { UniqueId = request.OwnerUniqueId }, id), None)));
        var inHistory = request.State == SignatureRequestState.Completed ? refusal : SignatureRefusals.NotFound;
        await World.RefusesAsync(inHistory, () => World.AskAsync((ReadDocument verb) => verb.ForUnitAsync(desk.Caller, id, None)));
    }

    private async Task LapseAsync(string certificate)
    {
        await World.RaisedAsync(certificate);
        var id = await World.ReadAsync(db => Task.FromResult(db.Qualifications.Single(q => q.CertificateNumber == certificate).Id));
        await World.AskAsync(async (LapseCopies verb) =>
        {
            await verb.HandleAsync(id, None);
            return true;
        });
        await World.MoveAsync();
    }

    private Task<CertificateUses> UsesAsync(Desk desk, string certificate) =>
        World.AskAsync(async (ReadCopies verb) => Desk.Allowed(await verb.UsesAsync(desk.Caller, certificate, 1, None)));

    private async Task<(CopyState, int)> StateAsync(QualificationCopy copy) => ((await World.CopyAsync(copy.Number)).State, copy.Version);
}
