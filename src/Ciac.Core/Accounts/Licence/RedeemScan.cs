using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

/// <summary>
/// The browser that asked for the code answers who confirmed it: 登录 opens the session, 不是我 ends the scan. Another browser
/// finds nothing, whatever number it knows: neither a relayed code nor a foreign confirmation signs anybody in.
/// </summary>
public sealed class RedeemScan(CiacDb db, SignInOutside signIn, IWorkflowInbox inbox, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Name of the stimulus; its payload is the scan's number.</summary>
    public const string Stimulus = "Ciac.ScanRedeemed";

    public async Task<Outcome<SignedIn>> HandleAsync(string browser, Guid id, Origin from, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var found = await LockConfirmedAsync(browser, id, ct);
        if (found.Value is not { } scan) return found.Refusal!;
        var outcome = await SignInAsync(scan, from, ct);
        await db.SaveChangesAsync(ct);
        await TellAsync(scan, ct);
        await transaction.CommitAsync(ct);
        return outcome;
    }

    /// <summary>不是我.</summary>
    public async Task<Outcome<Done>> RejectAsync(string browser, Guid id, Origin from, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var found = await LockConfirmedAsync(browser, id, ct);
        if (found.Value is not { } scan) return found.Refusal!;
        Record(scan, "scan.rejected", null, from);
        scan.End(ScanState.Rejected, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await TellAsync(scan, ct);
        await transaction.CommitAsync(ct);
        return new Done();
    }

    private async Task<Outcome<ScanSignIn>> LockConfirmedAsync(string browser, Guid id, CancellationToken ct)
    {
        var hash = Secrets.Hash(browser);
        var scan = await db.ScanSignIns
            .FromSql($"SELECT * FROM ciac.scan_sign_ins WHERE id = {id} AND browser_hash = {hash} FOR UPDATE")
            .SingleOrDefaultAsync(ct);
        if (scan is null) return AccountRefusals.ScanUnknown;
        return scan.StateAt(clock.GetUtcNow()) switch
        {
            ScanState.Confirmed => scan,
            ScanState.Waiting or ScanState.Scanned => AccountRefusals.ScanNotConfirmed,
            _ => AccountRefusals.ScanOver,
        };
    }

    private async Task<Outcome<SignedIn>> SignInAsync(ScanSignIn scan, Origin from, CancellationToken ct)
    {
        var outcome = await signIn.HandleAsync(LicenceRoles.SubjectOf(scan.Holder!), from, ct);
        if (outcome.Refusal is { } refusal)
        {
            scan.Refusal = refusal.Code;
            Record(scan, "sign-in.refused", scan.Refusal, from);
        }

        scan.End(outcome.Refusal is null ? ScanState.SignedIn : ScanState.Refused, clock.GetUtcNow());
        return outcome;
    }

    private async Task TellAsync(ScanSignIn scan, CancellationToken ct)
    {
        await db.ForgetHoldersAsync(scan.Number, ct);
        await inbox.SendAsync(
            new SendStimulus(Stimulus, new { Scan = scan.Number })
            {
                InstanceId = scan.WorkflowInstanceId,
                Key = $"scan:{scan.Number}:{scan.State}",
                Input = new Dictionary<string, object?> { ["outcome"] = scan.State.ToString() },
            },
            ct);
    }

    private void Record(ScanSignIn scan, string action, string? detail, Origin from) => audit.Record(new AuditEntry(action)
    {
        Actor = "visitor",
        Identifier = scan.Holder?.CreditCode,
        Subject = scan.Number,
        Detail = detail,
        Address = from.Address,
        UserAgent = from.UserAgent,
    });
}
