using Ciac.Core.Tests.World;
using Npgsql;

namespace Ciac.Portal.Tests.Routes;

/// <summary>Everything that a database holds at this moment: by what it is addressed, and each row as it stands.</summary>
internal sealed class Belongings
{
    // The rows that any request writes or that say nothing of a firm.
    private static readonly string[] Passing = ["audit_events", "audit_links", "audit_unlinked", "audit_anchors", "protection_keys", "schema_versions"];

    private readonly Dictionary<string, HashSet<string>> _rows = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _numbers = [];

    /// <summary>Keys of rows, for `{id:guid}`.</summary>
    public IReadOnlyList<string> Ids { get; private init; } = [];

    public static async Task<Belongings> OfAsync(PortalWorld world)
    {
        var columns = await ColumnsAsync(world.Database);
        var belongings = new Belongings
        {
            Ids = await ValuesAsync(world.Database, columns.Where(column => column.Type == "uuid")),
        };
        foreach (var column in columns.Where(column => column is { Name: "number" or "certificate_number", Type: "text" }))
            belongings._numbers[$"{column.Table}.{column.Name}"] = await ValuesAsync(world.Database, [column]);
        foreach (var table in columns.Select(column => column.Table).Distinct().Except(Passing))
            belongings._rows[table] = await RowsAsync(world.Database, table);
        return belongings;
    }

    /// <summary>Numbers of matters, for `{number}`; first those of the table that the address names, for doors that anybody may try are counted.</summary>
    public IReadOnlyList<string> NumbersFor(string address) =>
        [.. _numbers.OrderByDescending(of => address.Contains(of.Key.Split('.')[0].Split('_')[^1], StringComparison.Ordinal)).SelectMany(of => of.Value).Distinct()];

    /// <summary>What is not as it was, a line for each row; new rows are somebody else's.</summary>
    public async Task<IReadOnlyList<string>> ChangedAsync(PortalWorld world)
    {
        var changed = new List<string>();
        foreach (var (table, rows) in _rows)
            changed.AddRange(rows.Except(await RowsAsync(world.Database, table)).Select(row => $"{table}: {row}"));
        return changed;
    }

    private static async Task<List<(string Table, string Name, string Type)>> ColumnsAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'ciac' ORDER BY 1, 2");
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new List<(string, string, string)>();
        while (await reader.ReadAsync()) columns.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        return columns;
    }

    private static async Task<List<string>> ValuesAsync(NpgsqlDataSource database, IEnumerable<(string Table, string Name, string Type)> columns)
    {
        var each = columns.Where(column => !Passing.Contains(column.Table)).Select(column => $"SELECT \"{column.Name}\"::text FROM ciac.\"{column.Table}\" WHERE \"{column.Name}\" IS NOT NULL");
        return await ListAsync(database, string.Join(" UNION ", each));
    }

    private static async Task<HashSet<string>> RowsAsync(NpgsqlDataSource database, string table) =>
        [.. await ListAsync(database, $"SELECT t::text FROM ciac.\"{table}\" AS t")];

    private static async Task<List<string>> ListAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var list = new List<string>();
        while (await reader.ReadAsync()) list.Add(reader.GetString(0));
        return list;
    }
}
