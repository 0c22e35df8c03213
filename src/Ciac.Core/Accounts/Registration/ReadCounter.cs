using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

/// <summary>A line of the counter's list.</summary>
public sealed record CounterLine(CounterEntry Entry, string EnteredBy, string? DecidedBy)
{
    /// <summary>Taken down by the caller, who therefore cannot confirm it.</summary>
    public bool IsOwn { get; init; }
}

/// <summary>What waits for a confirmation, what was decided last, and how many certificates wait for somebody to come.</summary>
public sealed record CounterDesk(IReadOnlyList<CounterLine> Waiting, IReadOnlyList<CounterLine> Decided)
{
    /// <summary>Holders with another document who have announced themselves, the oldest first.</summary>
    public required IReadOnlyList<HolderRegistrationRun> Expected { get; init; }
}

public sealed class ReadCounter(CiacDb db, AuditTrail audit)
{
    private const int Shown = 50;

    public async Task<Outcome<CounterDesk>> DeskAsync(Caller caller, CancellationToken ct)
    {
        if (caller.StaffRole != StaffRole.CounterClerk) return RegistrationRefusals.NotCounter;
        var waiting = await db.CounterEntries.AsNoTracking().Where(e => e.State == CounterEntryState.Entered).OrderBy(e => e.EnteredAt).Take(Shown).ToListAsync(ct);
        var decided = await db.CounterEntries.AsNoTracking().Where(e => e.State != CounterEntryState.Entered).OrderByDescending(e => e.DecidedAt).Take(Shown / 5).ToListAsync(ct);
        return new CounterDesk(await LinesAsync(caller, waiting, ct), await LinesAsync(caller, decided, ct))
        {
            Expected = await db.HolderRegistrations.AsNoTracking()
                .Where(r => r.Way == RegistrationWay.Counter && r.EndedAt == null)
                .OrderBy(r => r.CreatedAt).Take(Shown).ToListAsync(ct),
        };
    }

    /// <summary>One entry with the whole document number: the look is audited.</summary>
    public async Task<Outcome<CounterLine>> FindAsync(Caller caller, Guid id, CancellationToken ct)
    {
        if (caller.StaffRole != StaffRole.CounterClerk) return RegistrationRefusals.NotCounter;
        var entry = await db.CounterEntries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, ct);
        if (entry is null) return RegistrationRefusals.EntryNotFound;
        audit.Record(entry.Entry(caller, "person.looked"));
        await db.SaveChangesAsync(ct);
        return (await LinesAsync(caller, [entry], ct))[0];
    }

    private async Task<IReadOnlyList<CounterLine>> LinesAsync(Caller caller, List<CounterEntry> entries, CancellationToken ct)
    {
        var ids = entries.Select(e => e.EnteredBy).Concat(entries.Select(e => e.DecidedBy).OfType<Guid>()).Distinct().ToList();
        var names = await db.Staff.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.DisplayName, ct);
        return
        [
            .. entries.Select(e => new CounterLine(e, names.GetValueOrDefault(e.EnteredBy, ""), e.DecidedBy is { } by ? names.GetValueOrDefault(by) : null)
            {
                IsOwn = e.EnteredBy == caller.StaffId,
            }),
        ];
    }
}
