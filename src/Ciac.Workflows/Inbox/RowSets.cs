using Npgsql;

namespace Ciac.Workflows.Inbox;

/// <summary>Adds statements that take whole columns as arrays (<c>unnest</c>): one statement per table and batch.</summary>
internal sealed class RowSets(NpgsqlBatch batch)
{
    public void Add<T>(string sql, IReadOnlyList<T> rows, params Func<T, object?>[] columns)
    {
        if (rows.Count == 0)
            return;
        var command = new NpgsqlBatchCommand(sql);
        foreach (var column in columns)
            command.Parameters.Add(Column(rows, column));
        batch.BatchCommands.Add(command);
    }

    private static NpgsqlParameter Column<T>(IReadOnlyList<T> rows, Func<T, object?> column)
    {
        var values = new object?[rows.Count];
        object? sample = null;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = column(rows[i]);
            sample ??= values[i];
        }
        return sample switch
        {
            long => Typed<long>(values),
            int => Typed<int>(values),
            short => Typed<short>(values),
            DateTimeOffset => new NpgsqlParameter<DateTimeOffset?[]> { TypedValue = Array.ConvertAll(values, value => (DateTimeOffset?)value) },
            _ => new NpgsqlParameter<string?[]> { TypedValue = Array.ConvertAll(values, value => (string?)value) },
        };
    }

    private static NpgsqlParameter<T[]> Typed<T>(object?[] values) => new() { TypedValue = Array.ConvertAll(values, value => (T)value!) };
}
