using System.Globalization;
using Ciac.Core.Audit;
using Ciac.Core.Messages;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Signatures;

/// <summary>
/// A code has five tries, but each resend would buy five more: ten wrong ones of a person within a day stop the signing by code
/// for a day, and the person is told (identity.md §6.1). The licence scan is another way and stays open.
/// </summary>
public sealed class LockSigner(CiacDb db, QueueText texts, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Wrong codes within <see cref="Length"/>.</summary>
    public const int MostWrong = 10;
    public static readonly TimeSpan Length = TimeSpan.FromHours(24);
    private const string Template = "SMS_SIGNER_LOCKED";

    public async Task<Refusal?> RefuseAsync(Signatory signatory, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var until = await db.SignerLocks.Where(l => l.IdentityIndex == signatory.IdentityIndex && l.LockedUntil > now).Select(l => l.LockedUntil).SingleOrDefaultAsync(ct);
        return until is { } end ? SignatureRefusals.SignerLocked.With(TextOf(end)) : null;
    }

    /// <summary>One more wrong code, in the caller's transaction; the refusal when it was the last one.</summary>
    internal async Task<Refusal?> CountAsync(SignatureRequest request, Signatory signatory, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var before = now - Length;
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO ciac.signer_locks AS l (identity_index, wrong, since) VALUES ({signatory.IdentityIndex}, 1, {now})
            ON CONFLICT (identity_index) DO UPDATE SET
                wrong = CASE WHEN l.since <= {before} THEN 1 ELSE l.wrong + 1 END,
                since = CASE WHEN l.since <= {before} THEN {now} ELSE l.since END
            """,
            ct);
        var counted = await db.SignerLocks.SingleAsync(l => l.IdentityIndex == signatory.IdentityIndex, ct);
        if (counted.Wrong < MostWrong) return null;
        counted.LockedUntil = now + Length;
        var until = TextOf(now + Length);
        audit.Record(new AuditEntry("signature.locked") { Identifier = request.OwnerIdentifier, Subject = request.Subject, DocumentId = request.DocumentId });
        if (signatory.LinkMobile.Length > 0)
        {
            var text = new TextToSend($"locked-{signatory.Id:N}-{now.UtcTicks}", signatory.LinkMobile, Template, new Dictionary<string, string> { ["until"] = until });
            await texts.HandleAsync(text with { Identifier = request.OwnerIdentifier }, ct);
        }

        return SignatureRefusals.SignerLocked.With(until);
    }

    private static string TextOf(DateTimeOffset until) => PortalClock.Local(until).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
