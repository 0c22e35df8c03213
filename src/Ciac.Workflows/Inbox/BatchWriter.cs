using System.Text.Json;
using Ciac.Workflows.Bookmarks;
using Ciac.Workflows.Hosting;
using Ciac.Workflows.Instances;
using Npgsql;

namespace Ciac.Workflows.Inbox;

/// <summary>Writes all that a batch did, in one round trip: a row set per table, however many instances moved.</summary>
internal sealed class BatchWriter(InboxRouter router, List<InstanceWork> works, DateTimeOffset now)
{
    private readonly List<InstanceWork> _done = [.. works.Where(work => work.Failure is null)];
    private readonly List<InstanceWork> _failed = [.. works.Where(work => work.Failure is not null)];

    public async Task WriteAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        var rows = new RowSets(batch);
        Instances(rows);
        Bookmarks(rows);
        Journal(rows);
        Incidents(rows);
        Inbox(rows);
        ChangeNotice.Add(batch, _done.Where(work => work.Changes.Count > 0).Select(work => work.InstanceId));
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(ct);
    }

    private IEnumerable<(InstanceWork Work, BurstChanges Changes)> Changes => _done.SelectMany(work => work.Changes.Select(changes => (work, changes)));

    private void Instances(RowSets rows)
    {
        var moved = _done.Where(work => work.Changes.Count > 0).Select(work => work.Instance!).ToList();
        rows.Add(BatchSql.InsertInstances, moved.Where(instance => instance.IsNew).ToList(),
            i => i.Id, i => i.Graph.DefinitionId, i => i.Graph.VersionId, i => i.Graph.Version, i => (short)i.Status, i => (short)i.SubStatus,
            i => i.CorrelationId, i => i.Name, i => i.ParentId, i => i.IncidentCount, i => i.StateText(), i => i.CreatedAt, _ => now, i => i.FinishedAt);
        rows.Add(BatchSql.UpdateInstances, moved.Where(instance => !instance.IsNew).ToList(),
            i => i.Id, i => (short)i.Status, i => (short)i.SubStatus, i => i.CorrelationId, i => i.Name, i => i.IncidentCount,
            i => i.StateText(), _ => now, i => i.FinishedAt, i => i.Graph.VersionId, i => i.Graph.Version);
    }

    private void Bookmarks(RowSets rows)
    {
        var removed = Changes.SelectMany(change => change.Changes.RemovedBookmarks.Select(bookmark => (change.Work, Bookmark: bookmark))).ToList();
        var added = Changes.SelectMany(change => change.Changes.NewBookmarks.Select(bookmark => (change.Work, Bookmark: bookmark)))
            .Where(entry => !removed.Exists(gone => ReferenceEquals(gone.Bookmark, entry.Bookmark))).ToList();
        rows.Add(BatchSql.DeleteBookmarks, removed.Where(entry => entry.Bookmark.Hash is not null).ToList(), e => e.Work.InstanceId, e => e.Bookmark.Id);
        rows.Add(BatchSql.DeleteTimers, removed.Where(entry => entry.Bookmark.DueAt > now).ToList(), e => e.Work.InstanceId, e => e.Bookmark.Id);
        rows.Add(BatchSql.InsertBookmarks, added.Where(entry => entry.Bookmark.Hash is not null).ToList(),
            e => e.Work.InstanceId, e => e.Bookmark.Id, e => e.Bookmark.Name, e => e.Bookmark.Hash, e => ActivityOf(e.Work, e.Bookmark),
            e => e.Work.Instance!.CorrelationId, _ => now);
        rows.Add(BatchSql.InsertTimers, added.Where(entry => entry.Bookmark.DueAt is not null).ToList(),
            e => (short)InboxKind.Resume, e => e.Bookmark.DueAt!.Value, e => e.Work.InstanceId, e => e.Bookmark.Id, _ => now);
    }

    private void Journal(RowSets rows)
    {
        var written = new List<(string InstanceId, long Sequence, string Entries)>();
        foreach (var work in _done)
        {
            var lines = work.Changes.SelectMany(changes => changes.Journal).ToList();
            if (lines.Count > 0)
                written.Add((work.InstanceId, work.Instance!.State.LastEntry - lines.Count + 1, JsonSerializer.Serialize(lines, StateJson.Default.ListJournalLine)));
        }
        rows.Add(BatchSql.InsertJournal, written, e => e.InstanceId, e => e.Sequence, _ => now, e => e.Entries);
    }

    private void Incidents(RowSets rows)
    {
        var solved = Changes.SelectMany(change => change.Changes.SolvedIncidents.Select(id => (change.Work.InstanceId, id))).Distinct().ToList();
        var arisen = Changes.SelectMany(change => change.Changes.NewIncidents.Select(incident => (change.Work.InstanceId, incident)))
            .Where(entry => entry.incident.Execution.Status == ActivityStatus.Faulted).DistinctBy(entry => (entry.InstanceId, entry.incident.Execution.Id)).ToList();
        rows.Add(BatchSql.DeleteIncidents, solved, e => e.InstanceId, e => e.id);
        rows.Add(BatchSql.InsertIncidents, arisen, e => e.InstanceId, e => e.incident.Execution.Id, e => e.incident.Execution.Node.Id,
            e => e.incident.Execution.Node.Type, e => e.incident.Message, e => e.incident.Detail, e => e.incident.Input,
            e => e.incident.Execution.Attempt, _ => now);
    }

    private void Inbox(RowSets rows)
    {
        var consumed = router.Consumed.Concat(_done.SelectMany(work => work.Consumed)).ToList();
        rows.Add(BatchSql.DeleteItems, consumed, id => id);
        rows.Add(BatchSql.ParkItems, router.Parked.Concat(_done.SelectMany(work => work.Parked)).ToList(), id => id);
        rows.Add(BatchSql.InsertItems, router.Sent.Concat(Changes.SelectMany(change => change.Changes.Sent)).ToList(),
            i => (short)i.Kind, i => i.DueAt, i => i.InstanceId, i => i.BookmarkId, i => i.DefinitionId, i => i.CorrelationId,
            i => i.Name, i => i.Hash, i => i.Body, _ => now);
        rows.Add(BatchSql.PostponeItems, _failed.SelectMany(work => work.Items).ToList(), r => r.Item.Id, r => now + Pause(r.Item.Attempts));
        rows.Add(BatchSql.InsertDeadLetters, _done.SelectMany(work => work.Dead).ToList(),
            _ => "inbox", d => d.Item.InstanceId, d => d.Item.Name ?? d.Item.Kind.ToString(), d => d.Item.Body, d => d.Reason, _ => now,
            d => (short)d.Item.Kind, d => d.Item.DefinitionId, d => d.Item.BookmarkId, d => d.Item.CorrelationId, d => d.Item.Hash);
        rows.Add(BatchSql.BuryWaiting, _done.Where(work => work.Instance?.Status == InstanceStatus.Finished).ToList(), work => work.InstanceId, _ => now);
    }

    private static TimeSpan Pause(int attempts) => TimeSpan.FromSeconds(Math.Min(60, 0.2 * Math.Pow(2, attempts)));

    private static string ActivityOf(InstanceWork work, Bookmark bookmark) =>
        work.Instance!.State.Executions.Find(execution => execution.Id == bookmark.ExecutionId)?.Node.Id ?? "";
}
