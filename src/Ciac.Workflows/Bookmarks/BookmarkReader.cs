using Npgsql;

namespace Ciac.Workflows.Bookmarks;

internal sealed class BookmarkReader(NpgsqlDataSource database) : IBookmarkReader
{
    public async Task<IReadOnlyList<WaitingBookmark>> WaitingForAsync(string name, object? payload, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "SELECT instance_id, id, name, activity_id, correlation_id, created_at FROM workflows.bookmarks WHERE hash = $1 ORDER BY created_at LIMIT 100");
        command.Parameters.Add(new() { Value = StimulusHash.Of(name, payload) });
        var waiting = new List<WaitingBookmark>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            waiting.Add(new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3),
                reader.IsDBNull(4) ? null : reader.GetString(4), reader.GetFieldValue<DateTimeOffset>(5)));
        return waiting;
    }
}
