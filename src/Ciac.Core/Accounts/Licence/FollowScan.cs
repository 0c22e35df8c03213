using Ciac.Core.Audit;
using Ciac.Core.Outside.ELicence;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

/// <summary>What the workflow does with a scan: applies what the phone said, and ends what nobody finished.</summary>
public sealed class FollowScan(CiacDb db, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Name of the stimulus; its payload is the scan's number, its input the event's id.</summary>
    public const string Stimulus = "Ciac.LicenceEvent";

    public async Task<DateTimeOffset> DeadlineAsync(string number, CancellationToken ct) =>
        (await db.ScanSignIns.AsNoTracking().SingleAsync(s => s.Number == number, ct)).ExpiresAt;

    /// <summary>Where the scan stands after the event. What came after another confirmation moves nothing; what came too late is not told at all.</summary>
    public async Task<ScanState> ApplyAsync(string number, string eventId, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var scan = await LockAsync(number, ct);
        var happened = await db.LicenceEvents.SingleAsync(e => e.Id == eventId, ct);
        if (scan.State is ScanState.Waiting or ScanState.Scanned) Apply(scan, happened);
        happened.HolderJson = null;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return scan.State;
    }

    public async Task ExpireAsync(string number, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var scan = await LockAsync(number, ct);
        if (scan.EndedAt is null)
        {
            scan.End(ScanState.Expired, clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
            await db.ForgetHoldersAsync(scan.Number, ct);
        }

        await transaction.CommitAsync(ct);
    }

    private void Apply(ScanSignIn scan, LicenceEvent happened)
    {
        var now = clock.GetUtcNow();
        switch (happened.Kind)
        {
            case LicenceCallback.Scanned:
                scan.State = ScanState.Scanned;
                break;
            case LicenceCallback.Refused:
                scan.End(ScanState.Declined, now);
                Record(scan, "scan.declined", null);
                break;
            default:
                Confirm(scan, happened, now);
                break;
        }
    }

    private void Confirm(ScanSignIn scan, LicenceEvent happened, DateTimeOffset now)
    {
        scan.HolderJson = happened.HolderJson;
        var holder = scan.Holder!;
        if (LicenceRoles.Of(holder.Role) is null)
        {
            scan.Refusal = AccountRefusals.LicenceRole.Code;
            Record(scan, "scan.refused", $"{scan.Refusal} {LicenceRoles.NameOf(holder)}");
            scan.End(ScanState.Refused, now);
            return;
        }

        (scan.State, scan.ExpiresAt) = (ScanState.Confirmed, now + ScanSignIn.RedeemWithin);
        Record(scan, "scan.confirmed", LicenceRoles.NameOf(holder));
    }

    // Locked, then read: the browser may redeem while the timer ends it.
    private async Task<ScanSignIn> LockAsync(string number, CancellationToken ct) =>
        await db.ScanSignIns.FromSql($"SELECT * FROM ciac.scan_sign_ins WHERE number = {number} FOR UPDATE").SingleAsync(ct);

    private void Record(ScanSignIn scan, string action, string? detail) => audit.Record(new AuditEntry(action)
    {
        Actor = "licence platform",
        Identifier = scan.Holder?.CreditCode,
        Subject = scan.Number,
        Detail = detail,
    });
}
