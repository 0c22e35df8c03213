using System.Globalization;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Core.Messages;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

public sealed record HolderCodeSent(DateTimeOffset ExpiresAt, DateTimeOffset ResendAllowedAt)
{
    /// <summary>Null while it is on its way; otherwise why the text did not arrive.</summary>
    public Outside.Sms.SmsFault? Fault { get; init; }
}

/// <summary>Sends a code to the holder's mobile: once a minute, and as many as <see cref="TextBudget"/> allows. An earlier code stays good inside its life.</summary>
public sealed class SendHolderCode(CiacDb db, QueueText queue, TextBudget budget, TimeProvider clock)
{
    public async Task<Outcome<HolderCodeSent>> HandleAsync(string subject, Mobile mobile, CodeAsker asker, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var index = db.Cipher.Index(mobile.Value, QueueText.MobilePurpose);
        await using var transaction = await db.BeginAsync(ct);
        await LockAsync([Convert.ToHexString(index), "codes:" + asker.Address, "codes:" + asker.Identifier], ct);
        if (await CooldownAsync(index, now, ct) is { } cooldown) return cooldown;
        if (await budget.RefuseCodeAsync(index, asker, ct) is { } refusal) return refusal;

        var code = Secrets.Digits(6);
        var sent = new HolderCode
        {
            Id = Guid.CreateVersion7(now),
            Subject = subject,
            MobileIndex = index,
            CodeHash = HashOf(db.Cipher, subject, mobile, code),
            SentAt = now,
            ExpiresAt = now + HolderCode.Lifetime,
        };
        db.HolderCodes.Add(sent);
        await db.SaveChangesAsync(ct);
        await queue.HandleAsync(
            new TextToSend(sent.TextId, mobile.Value, asker.Template, Parameters(code)) { Identifier = asker.Identifier, Address = asker.Address }, ct);
        await transaction.CommitAsync(ct);
        return new HolderCodeSent(sent.ExpiresAt, now + HolderCode.Cooldown);
    }

    /// <summary>Bound to the business object and the number, with a key outside the database (identity.md §6.1).</summary>
    internal static byte[] HashOf(FieldCipher cipher, string subject, Mobile mobile, string code) =>
        cipher.Index($"{subject}\n{mobile.Value}\n{code}", "holder-code");

    // Two clicks at once: the second waits here and then meets the cooldown, or the count, of the first. Sorted, so that two askers never hold each other up.
    private async Task LockAsync(string[] names, CancellationToken ct)
    {
        foreach (var name in names.Order(StringComparer.Ordinal))
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", ct);
    }

    private async Task<Refusal?> CooldownAsync(byte[] index, DateTimeOffset now, CancellationToken ct)
    {
        var since = now - HolderCode.Cooldown;
        var last = await db.HolderCodes.Where(c => c.MobileIndex == index && c.SentAt > since).Select(c => (DateTimeOffset?)c.SentAt).MaxAsync(ct);
        return last is { } at ? AccountRefusals.CodeCooldown.With((int)Math.Ceiling((at - since).TotalSeconds)) : null;
    }

    private static Dictionary<string, string> Parameters(string code) => new()
    {
        ["code"] = code,
        ["minutes"] = HolderCode.Lifetime.TotalMinutes.ToString(CultureInfo.InvariantCulture),
    };
}
