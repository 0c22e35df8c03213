using Ciac.Core.Audit;
using Ciac.Core.Enterprises;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ciac.Core.Accounts;

/// <summary>窗口采集 as it is posted.</summary>
public sealed record CounterForm
{
    public string? Name { get; init; }
    public string? DocumentKind { get; init; }
    public string? DocumentNumber { get; init; }

    /// <summary>The person stands here, and the original was compared.</summary>
    public bool Seen { get; init; }
}

/// <summary>C1, first clerk: takes down a person whom no phone registers. Nothing counts before another clerk has confirmed it.</summary>
public sealed class EnterPerson(CiacDb db, RegisterPerson persons, AuditTrail audit, TimeProvider clock)
{
    private const int LongestName = 60;

    public async Task<Outcome<CounterEntry>> HandleAsync(Caller caller, CounterForm form, CounterFiles files, CancellationToken ct)
    {
        if (caller is not { StaffRole: StaffRole.CounterClerk, StaffId: { } clerk }) return RegistrationRefusals.NotCounter;
        var checks = new FormChecks();
        var name = checks.Text(nameof(form.Name), form.Name, LongestName);
        var number = checks.Document(nameof(form.DocumentNumber), form.DocumentKind, form.DocumentNumber);
        var refusals = checks.Refusals.ToList();
        if (form.DocumentKind == nameof(HolderDocumentKind.ResidentId)) refusals = [RegistrationRefusals.PhoneInstead.For(nameof(form.DocumentKind))];
        if (!form.Seen) refusals.Add(RegistrationRefusals.NotSeen.For(nameof(form.Seen)));
        var pictures = Enum.GetValues<PictureKind>().ToDictionary(kind => kind, kind => Read(files.Of(kind), kind));
        refusals.AddRange(pictures.Values.SelectMany(p => p.Refusals));
        if (refusals.Count > 0) return Outcome.Refused<CounterEntry>(refusals);
        var person = new PersonOf(form.DocumentKind!, number, name);
        if (await persons.FindAsync(person, ct) is { } known && known.Name == name) return RegistrationRefusals.AlreadyRegistered;
        try
        {
            return await KeepAsync(caller, Make(clerk, person), pictures, ct);
        }
        catch (DbUpdateException second) when (second.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return RegistrationRefusals.AlreadyEntered;
        }
    }

    private static Outcome<JpegScan> Read(byte[] file, PictureKind kind) => file.Length switch
    {
        0 => RegistrationRefusals.PictureMissing.For(kind.ToString()),
        > CounterFiles.Largest => RegistrationRefusals.PictureTooLarge.For(kind.ToString()),
        _ => JpegScan.ReadFirst(file) is { } picture ? picture : RegistrationRefusals.NotAPicture.For(kind.ToString()),
    };

    private async Task<CounterEntry> KeepAsync(Caller caller, CounterEntry entry, Dictionary<PictureKind, Outcome<JpegScan>> pictures, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        db.CounterEntries.Add(entry);
        db.CounterPictures.AddRange(pictures.Select(p => CounterPicture.Of(entry, p.Key, p.Value.Value!)));
        audit.Record(entry.Entry(caller, "person.entered"));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return entry;
    }

    private CounterEntry Make(Guid clerk, PersonOf person)
    {
        var now = clock.GetUtcNow();
        return new CounterEntry
        {
            Id = Guid.CreateVersion7(now),
            Number = $"CK{now.ToOffset(PortalClock.Offset):yyyyMMdd}{Secrets.ReadableCode(6)}",
            DocumentIndex = person.IndexWith(db.Cipher),
            DocumentKind = person.DocumentKind,
            DocumentNumber = person.DocumentNumber,
            Name = person.Name,
            State = CounterEntryState.Entered,
            EnteredBy = clerk,
            EnteredAt = now,
        };
    }
}

/// <summary>Lines of the audit record about what a clerk does with an entry: masked, as everywhere.</summary>
internal static class CounterLines
{
    public static AuditEntry Entry(this CounterEntry entry, Caller caller, string action) => new(action)
    {
        Actor = $"staff:{caller.StaffId}",
        Subject = entry.Number,
        Detail = $"{Mask.Name(entry.Name)} {entry.DocumentKind} {Mask.IdNumber(entry.DocumentNumber)}",
        Address = caller.From.Address,
        UserAgent = caller.From.UserAgent,
    };
}
