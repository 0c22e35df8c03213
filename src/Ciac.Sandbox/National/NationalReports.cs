using Ciac.Sandbox.Storage;

namespace Ciac.Sandbox.National;

/// What the portal reported, and how often it came.
public sealed record NationalEntry(string Key, string Body, DateTimeOffset ReceivedAt, int Times);

public sealed class NationalReports(SandboxDatabase database, TimeProvider clock)
{
    /// False when the key came before with another body.
    public async Task<bool> TakeAsync(string key, string body, CancellationToken ct) => await database.ExecuteAsync($"""
        insert into national_report (key, body, received_at) values ({key}, {body}, {clock.GetUtcNow()})
        on conflict (key) do update set times = national_report.times + 1 where national_report.body = excluded.body
        """, ct) == 1;

    public Task<IReadOnlyList<NationalEntry>> LastAsync(string? number, CancellationToken ct) => database.QueryAsync(
        $"select key, body, received_at, times from national_report where {number}::text is null or key like {number + "-%"} order by received_at desc, key limit 200",
        row => new NationalEntry(row.GetString(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), row.GetInt32(3)), ct);
}
