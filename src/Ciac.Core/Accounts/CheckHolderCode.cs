using System.Security.Cryptography;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Core.Messages;
using Ciac.Core.Outside.Sms;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

/// <summary>Takes a typed code: right once, wrong five times at most. A wrong try is kept even though nothing else is.</summary>
public sealed class CheckHolderCode(CiacDb db, FieldCipher cipher, TimeProvider clock)
{
    public async Task<Outcome<Done>> HandleAsync(string subject, Mobile mobile, string? typed, CancellationToken ct)
    {
        var code = (typed ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (code.Length != 6 || !code.All(char.IsAsciiDigit)) return AccountRefusals.CodeMalformed;

        var index = cipher.Index(mobile.Value, QueueText.MobilePurpose);
        await using var transaction = await db.BeginAsync(ct);
        var sent = await db.HolderCodes
            .FromSql($"SELECT * FROM ciac.holder_codes WHERE subject = {subject} AND mobile_index = {index} AND used_at IS NULL ORDER BY sent_at DESC FOR UPDATE")
            .ToListAsync(ct);
        if (sent.Count == 0) return AccountRefusals.CodeNone;
        var outcome = Judge(sent, SendHolderCode.HashOf(cipher, subject, mobile, code));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return outcome;
    }

    /// <summary>The clocks of the last code to this number, and whether its text failed; null when none was sent.</summary>
    public async Task<HolderCodeSent?> ClocksAsync(string subject, Mobile mobile, CancellationToken ct)
    {
        var index = cipher.Index(mobile.Value, QueueText.MobilePurpose);
        var last = await db.HolderCodes.AsNoTracking()
            .Where(c => c.Subject == subject && c.MobileIndex == index && c.UsedAt == null)
            .OrderByDescending(c => c.SentAt)
            .FirstOrDefaultAsync(ct);
        if (last is null) return null;
        var text = await db.TextMessages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == last.TextId, ct);
        return new HolderCodeSent(last.ExpiresAt, last.SentAt + HolderCode.Cooldown) { Fault = text?.State == TextState.Failed ? SmsFaults.Of(text.Failure) : null };
    }

    private Outcome<Done> Judge(List<HolderCode> sent, byte[] hash)
    {
        var now = clock.GetUtcNow();
        var unexpired = sent.Where(c => c.ExpiresAt > now).ToList();
        if (unexpired.Count == 0) return AccountRefusals.CodeExpired;
        var alive = unexpired.Where(c => c.Tries < HolderCode.MaxTries).ToList();
        if (alive.Count == 0) return AccountRefusals.CodeDead;

        // Living codes count their tries together, or each resend would buy five more guesses at the earlier ones.
        var triesLeft = HolderCode.MaxTries - alive.Max(c => c.Tries);
        var right = alive.Find(c => CryptographicOperations.FixedTimeEquals(c.CodeHash, hash));
        if (right is not null)
        {
            foreach (var code in alive) code.UsedAt = now;
            return new Done();
        }

        foreach (var code in alive) code.Tries++;
        return triesLeft == 1 ? AccountRefusals.CodeDead : AccountRefusals.CodeWrong.With(triesLeft - 1);
    }
}
