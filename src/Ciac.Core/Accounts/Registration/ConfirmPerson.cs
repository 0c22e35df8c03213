using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

/// <summary>What the second clerk says; null when nothing was chosen.</summary>
public sealed record CounterAnswer(Guid EntryId, bool? Confirmed)
{
    public string? Reason { get; init; }

    public bool Seen { get; init; }
}

/// <summary>C1, second clerk: compares with the document and confirms, or says no. The first one cannot (two-person check).</summary>
public sealed class ConfirmPerson(CiacDb db, RegisterPerson register, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Longest free text, in characters.</summary>
    public const int LongestReason = 200;

    public async Task<Outcome<CounterEntry>> HandleAsync(Caller caller, CounterAnswer answer, CancellationToken ct)
    {
        if (caller is not { StaffRole: StaffRole.CounterClerk, StaffId: { } clerk }) return RegistrationRefusals.NotCounter;
        await using var transaction = await db.BeginAsync(ct);
        var entry = await db.CounterEntries.FromSql($"SELECT * FROM ciac.counter_entries WHERE id = {answer.EntryId} FOR UPDATE").SingleOrDefaultAsync(ct);
        if (entry is null) return RegistrationRefusals.EntryNotFound;
        if (Refuse(entry, clerk, answer) is { } refusal) return refusal;
        var confirmed = answer.Confirmed!.Value;
        entry.State = confirmed ? CounterEntryState.Confirmed : CounterEntryState.Rejected;
        (entry.DecidedBy, entry.DecidedAt, entry.Reason) = (clerk, clock.GetUtcNow(), confirmed ? null : answer.Reason!.Trim());
        audit.Record(entry.Entry(caller, confirmed ? "person.confirmed" : "person.rejected"));
        await db.SaveChangesAsync(ct);
        if (confirmed) await register.HandleAsync(entry.Person, RegistrationWay.Counter, entry.Number, ct);
        await transaction.CommitAsync(ct);
        return entry;
    }

    private static Refusal? Refuse(CounterEntry entry, Guid clerk, CounterAnswer answer) => answer switch
    {
        _ when entry.State != CounterEntryState.Entered => RegistrationRefusals.EntryDecided,
        _ when entry.EnteredBy == clerk => RegistrationRefusals.SamePerson,
        { Confirmed: null } => RegistrationRefusals.DecisionMissing.For(nameof(answer.Confirmed)),
        { Confirmed: true, Seen: false } => RegistrationRefusals.NotSeen.For(nameof(answer.Seen)),
        { Confirmed: false } when (answer.Reason ?? "").Trim().Length is 0 or > LongestReason => RegistrationRefusals.ReasonMissing.With(LongestReason).For(nameof(answer.Reason)),
        _ => null,
    };
}
