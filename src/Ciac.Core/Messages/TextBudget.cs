using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ciac.Core.Messages;

/// <summary>What has been used of the day's texts, and of how many.</summary>
public sealed record TextUse(int Used, int Budget, bool IsAlarm)
{
    public bool IsSpent => Used >= Budget;
}

/// <summary>
/// Counts the texts of the last hour and day against <see cref="TextLimits"/>. Codes are refused to who asks; a text of a
/// flow fails like one that the gateway refuses, so that the flow offers its other way.
/// </summary>
public sealed partial class TextBudget(CiacDb db, IOptions<TextLimits> options, TimeProvider clock, ILogger<TextBudget> log)
{
    /// <summary>Why a text failed that the portal itself did not send.</summary>
    public const string Spent = "PORTAL_LIMIT";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private TextLimits Limits => options.Value;

    /// <summary>Null when a code may be sent. The caller holds the locks of number, unit and address.</summary>
    public async Task<Refusal?> RefuseCodeAsync(byte[] mobileIndex, CodeAsker asker, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var sent = await Codes(now - Day).Where(m => m.MobileIndex == mobileIndex && m.State != TextState.Failed).Select(m => m.CreatedAt).ToListAsync(ct);
        if (sent.Count >= Limits.CodesPerNumberDay) return MessageRefusals.NumberToday;
        if (sent.Count(at => at > now - Hour) >= Limits.CodesPerNumberHour) return MessageRefusals.NumberThisHour;
        if (asker.Address is { } address && await Codes(now - Hour).CountAsync(m => m.Address == address, ct) >= Limits.CodesPerAddressHour)
            return MessageRefusals.AddressThisHour;
        if (asker.Identifier is { } unit && await Codes(now - Hour).CountAsync(m => m.Identifier == unit, ct) >= Limits.CodesPerUnitHour)
            return MessageRefusals.UnitThisHour;
        if (await IsUnitSpentAsync(asker.Identifier, ct)) return MessageRefusals.UnitToday;
        return (await UseAsync(ct)).IsSpent ? MessageRefusals.PortalToday : null;
    }

    /// <summary>Whether a text that stands in the outbox may still go out. Itself it is counted already.</summary>
    public async Task<bool> AllowsAsync(TextMessage text, CancellationToken ct)
    {
        var use = await UseAsync(ct);
        if (use.IsAlarm) Alarm(use.Used, use.Budget);
        return use.Used <= use.Budget && await UnitTexts(text.Identifier).CountAsync(ct) <= Limits.TextsPerUnitDay;
    }

    public async Task<TextUse> UseAsync(CancellationToken ct)
    {
        var since = clock.GetUtcNow() - Day;
        var used = await db.TextMessages.CountAsync(m => m.CreatedAt > since, ct);
        return new TextUse(used, Limits.TextsPerDay, used >= Limits.TextsPerDay * Limits.AlarmAt);
    }

    private async Task<bool> IsUnitSpentAsync(string? identifier, CancellationToken ct) =>
        identifier is not null && await UnitTexts(identifier).CountAsync(ct) >= Limits.TextsPerUnitDay;

    private IQueryable<TextMessage> UnitTexts(string? identifier)
    {
        var since = clock.GetUtcNow() - Day;
        return db.TextMessages.Where(m => m.Identifier != null && m.Identifier == identifier && m.CreatedAt > since);
    }

    private IQueryable<TextMessage> Codes(DateTimeOffset since) => db.TextMessages.Where(m => CodeAsker.Templates.Contains(m.Template) && m.CreatedAt > since);

    [LoggerMessage(Level = LogLevel.Warning, Message = "SMS budget: {Used} of {Budget} texts of the last 24 hours are used")]
    private partial void Alarm(int used, int budget);
}
