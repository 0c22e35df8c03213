using Ciac.Core.Outside.ELicence;
using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

/// <summary>The tickets of sign-ins: each event is told to the workflow that waits for it.</summary>
public sealed class ScanTickets(CiacDb db, IWorkflowInbox inbox, TimeProvider clock) : ITicketHolder
{
    public async Task<HeldTicket?> FindAsync(string ticket, CancellationToken ct)
    {
        var scan = await db.ScanSignIns.AsNoTracking().SingleOrDefaultAsync(s => s.Ticket == ticket, ct);
        return scan is null ? null : new HeldTicket(scan.Number, scan.StateAt(clock.GetUtcNow()) is ScanState.Waiting or ScanState.Scanned or ScanState.Confirmed);
    }

    public async Task TakeAsync(HeldTicket held, LicenceCallback callback, CancellationToken ct)
    {
        var instance = await db.ScanSignIns.Where(s => s.Number == held.Number).Select(s => s.WorkflowInstanceId).SingleAsync(ct);
        await inbox.SendAsync(
            new SendStimulus(FollowScan.Stimulus, new { Scan = held.Number })
            {
                InstanceId = instance,
                Key = $"licence:{callback.EventId}",
                Input = new Dictionary<string, object?> { ["event"] = callback.EventId },
            },
            ct);
    }
}
