using System.Text;
using Ciac.Workflows.Storage;
using Npgsql;

namespace Ciac.Workflows.Hosting;

/// <summary>
/// Tells the <see cref="IChangeFeed"/> of every node which instances a commit moved; only while somebody listens, because
/// a notification makes commits queue behind each other.
/// </summary>
internal static class ChangeNotice
{
    public const string Channel = "workflows_instances";

    /// <summary>Held, shared, by every node that listens.</summary>
    public const string Listeners = "7729, 2";

    // PostgreSQL takes less than 8,000 bytes.
    private const int Longest = 7_000;

    private const string Tell = $"""
        SELECT CASE WHEN pg_try_advisory_lock({Listeners}) THEN pg_advisory_unlock({Listeners})::text ELSE pg_notify('{Channel}', $1)::text END
        """;

    public static void Add(NpgsqlBatch batch, IEnumerable<string> instanceIds)
    {
        foreach (var payload in Payloads(instanceIds))
            batch.BatchCommands.Add(new(Tell) { Parameters = { new NpgsqlParameter<string> { TypedValue = payload } } });
    }

    public static async Task SendAsync(DatabaseSession session, IEnumerable<string> instanceIds, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(await session.OpenAsync(ct), session.Transaction);
        Add(batch, instanceIds);
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Ids by commas, as many as fit.</summary>
    private static IEnumerable<string> Payloads(IEnumerable<string> instanceIds)
    {
        var payload = new StringBuilder();
        foreach (var id in instanceIds)
        {
            if (payload.Length > 0 && payload.Length + id.Length > Longest)
            {
                yield return payload.ToString();
                payload.Clear();
            }
            payload.Append(payload.Length > 0 ? "," : "").Append(id);
        }
        if (payload.Length > 0)
            yield return payload.ToString();
    }
}
