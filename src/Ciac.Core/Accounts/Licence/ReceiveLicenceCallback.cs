using System.Text.Json;
using Ciac.Core.Messages;
using Ciac.Core.Outside.ELicence;
using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ciac.Core.Accounts;

/// <summary>
/// The licence platform's callback, after its signature was checked: kept, and the waiting step told, in one transaction.
/// A nonce is good once, an event is one event however often it comes, and a ticket of nobody's changes nothing.
/// </summary>
public sealed class ReceiveLicenceCallback(CiacDb db, IWorkflowInbox inbox, TimeProvider clock)
{
    private const string Party = "licence";

    public async Task HandleAsync(LicenceCallbackResult.Genuine genuine, CancellationToken ct)
    {
        var callback = genuine.Callback;
        var scan = await db.ScanSignIns.AsNoTracking().SingleOrDefaultAsync(s => s.Ticket == callback.Ticket, ct);
        await using var transaction = await db.BeginAsync(ct);
        db.CallbackNonces.Add(new CallbackNonce { Party = Party, Nonce = genuine.Nonce, SeenAt = clock.GetUtcNow() });
        if (scan is not null) db.LicenceEvents.Add(EventOf(callback, scan));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException repeated) when (repeated.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // The platform repeats until it is answered: what was seen before is answered the same and changes nothing.
            return;
        }

        if (IsOpen(scan)) await TellAsync(callback, scan!, ct);
        await transaction.CommitAsync(ct);
    }

    // What comes too late is kept as an event, without whom it names.
    private bool IsOpen(ScanSignIn? scan) => scan?.StateAt(clock.GetUtcNow()) is ScanState.Waiting or ScanState.Scanned or ScanState.Confirmed;

    private LicenceEvent EventOf(LicenceCallback callback, ScanSignIn scan) => new()
    {
        Id = callback.EventId,
        ScanNumber = scan.Number,
        Kind = callback.Kind,
        HolderJson = callback.Licence is null || !IsOpen(scan) ? null : JsonSerializer.Serialize(callback.Licence),
        ReceivedAt = clock.GetUtcNow(),
    };

    private Task TellAsync(LicenceCallback callback, ScanSignIn scan, CancellationToken ct) => inbox.SendAsync(
        new SendStimulus(FollowScan.Stimulus, new { Scan = scan.Number })
        {
            InstanceId = scan.WorkflowInstanceId,
            Key = $"licence:{callback.EventId}",
            Input = new Dictionary<string, object?> { ["event"] = callback.EventId },
        },
        ct);
}
