using Ciac.Core.Outside.Sms;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ciac.Core.Messages;

/// <summary>The gateway's callback, after its signature was checked: each nonce once, all receipts of it in one transaction.</summary>
public sealed class ReceiveSmsReceipts(CiacDb db, RecordTextResult record, TimeProvider clock)
{
    private const string Party = "sms";

    public async Task HandleAsync(SmsReceiptsResult.Genuine callback, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        db.CallbackNonces.Add(new CallbackNonce { Party = Party, Nonce = callback.Nonce, SeenAt = clock.GetUtcNow() });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException repeated) when (repeated.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // The gateway repeats until it is answered: a callback seen before is answered the same and changes nothing.
            return;
        }

        foreach (var receipt in callback.Receipts) await record.HandleAsync(ResultOf(receipt), ct);
        await transaction.CommitAsync(ct);
    }

    private static TextResult ResultOf(SmsReceipt receipt) => receipt.Delivered
        ? new TextResult(receipt.OutId, TextState.Delivered, receipt.BizId, null)
        : new TextResult(receipt.OutId, TextState.Failed, receipt.BizId, receipt.ErrorCode);
}
