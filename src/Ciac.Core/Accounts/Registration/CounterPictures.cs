using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

/// <summary>
/// Who sees the pictures of an entry: the counter while it is undecided, and afterwards an auditor who says why. Each look
/// is a line of the audit record, written before anything is shown.
/// </summary>
public sealed class CounterPictures(CiacDb db, AuditTrail audit)
{
    /// <summary>The sizes, for the page that shows them.</summary>
    public async Task<IReadOnlyList<CounterPicture>> OfAsync(CounterEntry entry, CancellationToken ct) =>
        entry.State == CounterEntryState.Entered ? await db.CounterPictures.AsNoTracking().Where(p => p.EntryId == entry.Id).OrderByDescending(p => p.Kind).ToListAsync(ct) : [];

    public async Task<Outcome<byte[]>> LookAsync(Caller caller, Guid entryId, PictureKind kind, CancellationToken ct)
    {
        if (caller.StaffRole != StaffRole.CounterClerk) return RegistrationRefusals.NotCounter;
        var entry = await db.CounterEntries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == entryId && e.State == CounterEntryState.Entered, ct);
        return entry is null ? RegistrationRefusals.EntryNotFound : await ShowAsync(entry, kind, entry.Entry(caller, "person.pictured"), ct);
    }

    /// <summary>For a complaint or a check: one picture, with the reason in the record.</summary>
    public async Task<Outcome<byte[]>> RevealAsync(Caller caller, string? number, PictureKind kind, string? reason, CancellationToken ct)
    {
        if (caller.StaffRole != StaffRole.Auditor) return RegistrationRefusals.NotAuditor;
        var text = (reason ?? "").Trim();
        if (text.Length is 0 or > ConfirmPerson.LongestReason) return RegistrationRefusals.ReasonMissing.With(ConfirmPerson.LongestReason).For("Reason");
        var wanted = (number ?? "").Trim();
        var entry = await db.CounterEntries.AsNoTracking().SingleOrDefaultAsync(e => e.Number == wanted, ct);
        if (entry is null) return RegistrationRefusals.EntryNotFound.For("Number");
        var line = entry.Entry(caller, "person.revealed");
        return await ShowAsync(entry, kind, line with { Detail = $"{line.Detail}; {kind}; {text}" }, ct);
    }

    private async Task<Outcome<byte[]>> ShowAsync(CounterEntry entry, PictureKind kind, AuditEntry line, CancellationToken ct)
    {
        var picture = await db.CounterPictures.AsNoTracking().SingleOrDefaultAsync(p => p.EntryId == entry.Id && p.Kind == kind, ct);
        if (picture is null) return RegistrationRefusals.PictureGone.For("Number");
        audit.Record(line);
        await db.SaveChangesAsync(ct);
        return Convert.FromBase64String(picture.Content);
    }
}
