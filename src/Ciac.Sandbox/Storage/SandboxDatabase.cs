using Npgsql;

namespace Ciac.Sandbox.Storage;

/// The holes of an interpolated statement become parameters, never text.
public sealed class SandboxDatabase(NpgsqlDataSource source)
{
    public async Task<int> ExecuteAsync(FormattableString sql, CancellationToken ct)
    {
        await using var command = Command(sql);
        return await command.ExecuteNonQueryAsync(ct);
    }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(
        FormattableString sql, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await using var command = Command(sql);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
            rows.Add(read(reader));
        return rows;
    }

    public async Task<T?> FindAsync<T>(FormattableString sql, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        var rows = await QueryAsync(sql, read, ct);
        return rows.Count == 0 ? default : rows[0];
    }

    public async Task<long> NextAsync(string sequence, CancellationToken ct) =>
        (await QueryAsync($"select nextval({sequence}::regclass)", row => row.GetInt64(0), ct))[0];

    public async Task<bool> AnyAsync(FormattableString sql, CancellationToken ct) =>
        (await QueryAsync(sql, _ => true, ct)).Count > 0;

    private NpgsqlCommand Command(FormattableString sql)
    {
        var holes = Enumerable.Range(1, sql.ArgumentCount).Select(number => (object)$"${number}").ToArray();
#pragma warning disable CA2100 // The format is a literal of this program; its holes travel as parameters.
        var command = source.CreateCommand(string.Format(null, sql.Format, holes));
#pragma warning restore CA2100
        foreach (var argument in sql.GetArguments())
            command.Parameters.Add(new NpgsqlParameter { Value = argument ?? DBNull.Value });
        return command;
    }
}
