using System.Text.Json;
using Ciac.Core.Messages;
using Ciac.Core.Outside.ELicence;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ciac.Core.Accounts;

/// <summary>
/// The licence platform's callback, after its signature was checked: kept, and the room that holds the ticket told, in one
/// transaction. A nonce is good once, an event is one event however often it comes, and a ticket of nobody's changes nothing.
/// </summary>
public sealed class ReceiveLicenceCallback(CiacDb db, IEnumerable<ITicketHolder> holders, TimeProvider clock)
{
    private const string Party = "licence";

    public async Task HandleAsync(LicenceCallbackResult.Genuine genuine, CancellationToken ct)
    {
        var callback = genuine.Callback;
        await using var transaction = await db.BeginAsync(ct);
        var (holder, held) = await FindAsync(callback.Ticket, ct);
        db.CallbackNonces.Add(new CallbackNonce { Party = Party, Nonce = genuine.Nonce, SeenAt = clock.GetUtcNow() });
        if (held is not null) db.LicenceEvents.Add(EventOf(callback, held));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException repeated) when (repeated.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // The platform repeats until it is answered: what was seen before is answered the same and changes nothing.
            return;
        }

        if (held is { IsOpen: true }) await holder!.TakeAsync(held, callback, ct);
        await transaction.CommitAsync(ct);
    }

    private async Task<(ITicketHolder? Holder, HeldTicket? Held)> FindAsync(string ticket, CancellationToken ct)
    {
        foreach (var holder in holders)
            if (await holder.FindAsync(ticket, ct) is { } held) return (holder, held);
        return (null, null);
    }

    // What comes too late is kept as an event, without whom it names.
    private LicenceEvent EventOf(LicenceCallback callback, HeldTicket held) => new()
    {
        Id = callback.EventId,
        ScanNumber = held.Number,
        Kind = callback.Kind,
        HolderJson = callback.Licence is null || !held.IsOpen ? null : JsonSerializer.Serialize(callback.Licence),
        SealJson = callback.Seal is null || !held.IsOpen ? null : JsonSerializer.Serialize(callback.Seal),
        ReceivedAt = clock.GetUtcNow(),
    };
}
