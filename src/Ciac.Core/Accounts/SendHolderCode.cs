using System.Globalization;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Core.Messages;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

public sealed record HolderCodeSent(DateTimeOffset ExpiresAt, DateTimeOffset ResendAllowedAt);

/// <summary>Sends a code to the holder's mobile: once a minute, five an hour, ten a day for a number. An earlier code stays good inside its life.</summary>
public sealed class SendHolderCode(CiacDb db, QueueText queue, FieldCipher cipher, TimeProvider clock)
{
    // As the gateway and the operators count them for one signature and number (identity.md §6.2).
    private const int HourlyLimit = 5;
    private const int DailyLimit = 10;
    private const string Template = "SMS_HOLDER_CODE";

    public async Task<Outcome<HolderCodeSent>> HandleAsync(string subject, Mobile mobile, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var index = cipher.Index(mobile.Value, QueueText.MobilePurpose);
        await using var transaction = await db.BeginAsync(ct);
        // Two clicks at once: the second waits here and then meets the cooldown of the first.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({Convert.ToHexString(index)}, 0))", ct);
        if (await RefuseAsync(index, now, ct) is { } refusal) return refusal;

        var code = Secrets.Digits(6);
        var sent = new HolderCode
        {
            Id = Guid.CreateVersion7(now),
            Subject = subject,
            MobileIndex = index,
            CodeHash = HashOf(cipher, subject, mobile, code),
            SentAt = now,
            ExpiresAt = now + HolderCode.Lifetime,
        };
        db.HolderCodes.Add(sent);
        await db.SaveChangesAsync(ct);
        await queue.HandleAsync(new TextToSend($"holder-{sent.Id:N}", mobile.Value, Template, Parameters(code)), ct);
        await transaction.CommitAsync(ct);
        return new HolderCodeSent(sent.ExpiresAt, now + HolderCode.Cooldown);
    }

    /// <summary>Bound to the business object and the number, with a key outside the database (identity.md §6.1).</summary>
    internal static byte[] HashOf(FieldCipher cipher, string subject, Mobile mobile, string code) =>
        cipher.Index($"{subject}\n{mobile.Value}\n{code}", "holder-code");

    private async Task<Refusal?> RefuseAsync(byte[] index, DateTimeOffset now, CancellationToken ct)
    {
        var since = now - TimeSpan.FromDays(1);
        var sent = await db.HolderCodes
            .Where(c => c.MobileIndex == index && c.SentAt > since)
            .Select(c => c.SentAt)
            .ToListAsync(ct);
        if (sent.Count >= DailyLimit) return AccountRefusals.CodeDailyLimit;
        if (sent.Count(at => at > now - TimeSpan.FromHours(1)) >= HourlyLimit) return AccountRefusals.CodeHourlyLimit;
        var wait = sent.Count == 0 ? TimeSpan.Zero : sent.Max() + HolderCode.Cooldown - now;
        return wait > TimeSpan.Zero ? AccountRefusals.CodeCooldown.With((int)Math.Ceiling(wait.TotalSeconds)) : null;
    }

    private static Dictionary<string, string> Parameters(string code) => new()
    {
        ["code"] = code,
        ["minutes"] = HolderCode.Lifetime.TotalMinutes.ToString(CultureInfo.InvariantCulture),
    };
}
