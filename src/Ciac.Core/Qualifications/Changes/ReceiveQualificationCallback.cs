using System.Text.Json;
using Ciac.Core.Messages;
using Ciac.Core.Outside.ApprovingSystem;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ciac.Core.Qualifications;

/// <summary>
/// An event of the approving system, after its signature was checked: kept once for each event id, and its workflow started, in one
/// transaction. The same again is answered the same and changes nothing.
/// </summary>
public sealed class ReceiveQualificationCallback(CiacDb db, KeepChange keep, TimeProvider clock)
{
    private const string Party = "approving-system";

    public async Task<Outcome<Done>> HandleAsync(ApprovingCallbackResult.Genuine genuine, CancellationToken ct)
    {
        ChangeEvent change;
        try
        {
            change = ChangeEvent.Read(genuine.Body);
        }
        catch (JsonException unreadable)
        {
            return QualificationChangeRefusals.Unreadable.With(unreadable.Path ?? "$");
        }

        if (await AnswerAsync(change, ct) is { } answer) return answer;
        try
        {
            await KeepAsync(change, genuine.Nonce, ct);
            return default(Done);
        }
        catch (DbUpdateException second) when (second.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // The same event at another node in the same moment, or a signature that came with another event before.
            db.ChangeTracker.Clear();
            return await AnswerAsync(change, ct) ?? QualificationChangeRefusals.NonceUsed;
        }
    }

    // Null: it is new.
    private async Task<Outcome<Done>?> AnswerAsync(ChangeEvent change, CancellationToken ct)
    {
        var known = await keep.IsKnownAsync(change, ct);
        if (known.Refusals.Count > 0) return Outcome.Refused<Done>(known.Refusals);
        return known.Value ? default(Done) : null;
    }

    private async Task KeepAsync(ChangeEvent change, string nonce, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        db.CallbackNonces.Add(new CallbackNonce { Party = Party, Nonce = nonce, SeenAt = clock.GetUtcNow() });
        await keep.AddAsync(change, new ChangeSource(EventWay.Callback), ct);
        await transaction.CommitAsync(ct);
    }
}
