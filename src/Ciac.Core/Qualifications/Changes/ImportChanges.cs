using System.Text;
using System.Text.Json;
using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Qualifications;

/// <summary>What is wrong with one event of a file.</summary>
/// <param name="Event">Its place in the file, from 1; 0 for the file itself.</param>
/// <param name="Line">The line of the file, from 1.</param>
/// <param name="Refusal">Why it cannot be taken.</param>
public sealed record ImportFault(int Event, long Line, Refusal Refusal);

/// <summary>A file that was looked at whole; it is imported only when nothing of it is at fault.</summary>
public sealed record ImportReport(int Total, int New)
{
    public IReadOnlyList<ImportFault> Faults { get; init; } = [];

    /// <summary>When it was taken; the key of its progress. Null when it was only checked, or refused.</summary>
    public DateTimeOffset? ImportedAt { get; init; }
}

/// <summary>The file way of F12: a JSON array of the same events, all or nothing.</summary>
public sealed class ImportChanges(CiacDb db, KeepChange keep, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Bytes.</summary>
    public const int LargestFile = 5 << 20;
    private const int MostFaults = 100;

    public async Task<Outcome<ImportReport>> HandleAsync(Caller caller, byte[] file, bool import, CancellationToken ct)
    {
        if (caller.StaffRole != StaffRole.ReviewOfficer) return QualificationChangeRefusals.NotAllowed;
        if (file.Length == 0) return QualificationChangeRefusals.FileMissing.For("File");
        if (file.Length > LargestFile) return QualificationChangeRefusals.FileTooLarge.For("File");
        await using var transaction = await db.BeginAsync(ct);
        var (events, faults) = EventFile.Read(file);
        var fresh = await FreshAsync(events, faults, ct);
        var report = new ImportReport(events.Count, fresh.Count) { Faults = [.. faults.OrderBy(f => f.Event).Take(MostFaults)] };
        if (!import || faults.Count > 0) return report;
        var at = clock.GetUtcNow();
        foreach (var change in fresh) await keep.AddAsync(change, new ChangeSource(EventWay.File, caller.StaffId) { At = at }, ct);
        audit.Record(caller.Entry("qualification.imported") with { Actor = $"staff:{caller.StaffId}", Detail = $"{fresh.Count} of {events.Count} events" });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return report with { ImportedAt = at };
    }

    /// <summary>How many events of one import are in which state by now.</summary>
    public async Task<Outcome<IReadOnlyDictionary<EventState, int>>> ProgressAsync(Caller caller, DateTimeOffset importedAt, CancellationToken ct)
    {
        if (caller.StaffRole != StaffRole.ReviewOfficer) return QualificationChangeRefusals.NotAllowed;
        var counts = await db.QualificationEvents.Where(e => e.Way == EventWay.File && e.StaffId == caller.StaffId && e.ReceivedAt == importedAt)
            .GroupBy(e => e.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return Outcome.Of<IReadOnlyDictionary<EventState, int>>(counts);
    }

    private async Task<List<ChangeEvent>> FreshAsync(IReadOnlyList<FileEvent> events, List<ImportFault> faults, CancellationToken ct)
    {
        var fresh = new List<ChangeEvent>();
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in events)
        {
            var known = await keep.IsKnownAsync(one.Change, ct);
            faults.AddRange(known.Refusals.Select(refusal => new ImportFault(one.Place, one.Line, refusal)));
            if (known.Refusals.Count > 0 || known.Value) continue;
            if (ids.TryAdd(one.Change.EventId, one.Change.ToJson())) fresh.Add(one.Change);
            else if (ids[one.Change.EventId] != one.Change.ToJson()) faults.Add(new ImportFault(one.Place, one.Line, QualificationChangeRefusals.OtherBody));
        }

        return fresh;
    }
}

/// <summary>One event of a file, where it stands in it.</summary>
internal sealed record FileEvent(int Place, long Line, ChangeEvent Change);

/// <summary>Reads an array of events one by one, so that every fault is told with its place, not only the first.</summary>
internal static class EventFile
{
    public static (IReadOnlyList<FileEvent> Events, List<ImportFault> Faults) Read(byte[] file)
    {
        var (events, faults) = (new List<FileEvent>(), new List<ImportFault>());
        ReadOnlySpan<byte> json = file.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? file.AsSpan(Encoding.UTF8.Preamble.Length) : file;
        var reader = new Utf8JsonReader(json);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray) throw new JsonException("[", "$", 0, 0);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                One(json[start..(int)reader.BytesConsumed], (events.Count + faults.Count + 1, 1 + json[..start].Count((byte)'\n')), events, faults);
            }
        }
        catch (JsonException broken)
        {
            faults.Add(new ImportFault(0, (broken.LineNumber ?? 0) + 1, QualificationChangeRefusals.Unreadable.With("JSON")));
        }

        return (events, faults);
    }

    private static void One(ReadOnlySpan<byte> json, (int Place, long Line) at, List<FileEvent> events, List<ImportFault> faults)
    {
        try
        {
            events.Add(new FileEvent(at.Place, at.Line, ChangeEvent.ReadStrictly(json)));
        }
        catch (JsonException wrong)
        {
            faults.Add(new ImportFault(at.Place, at.Line + (wrong.LineNumber ?? 0), QualificationChangeRefusals.Unreadable.With(wrong.Path ?? "$")));
        }
    }
}
