using Npgsql;

namespace Ciac.Portal.Tests.Faults;

/// <summary>
/// Holds the portal's process at one write, inside its transaction: everything before is committed, this is not.
/// Nobody else is held; the portal knows nothing of it.
/// </summary>
internal sealed class Gate : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static int _keys = 4711;
    private readonly NpgsqlConnection _keeper;
    private readonly string _table;
    private readonly int _key = Interlocked.Increment(ref _keys);

    private Gate(NpgsqlConnection keeper, string table) => (_keeper, _table) = (keeper, table);

    /// <summary>Closed for rows of the table that hold what the JSON says.</summary>
    public static async Task<Gate> CloseAsync(NpgsqlDataSource database, string table, string row)
    {
        var gate = new Gate(await database.OpenConnectionAsync(), table);
        await gate.RunAsync($"""
            SELECT pg_advisory_lock({gate._key});
            CREATE FUNCTION public.gate_{gate._key}() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF current_setting('application_name') = '{PortalProcess.Name}' AND to_jsonb(NEW) @> '{row}' THEN
                    PERFORM pg_advisory_xact_lock({gate._key});
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER gate_{gate._key} BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION public.gate_{gate._key}();
            """);
        return gate;
    }

    public async Task UntilReachedAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await IsReachedAsync()) await Task.Delay(20, patience.Token);
    }

    /// <summary>Opens it; who was held and is dead by now comes no further than this write.</summary>
    public async ValueTask DisposeAsync()
    {
        await RunAsync($"SELECT pg_advisory_unlock({_key})");
        await RunAsync($"DROP TRIGGER gate_{_key} ON {_table}");
        await _keeper.DisposeAsync();
    }

    private async Task<bool> IsReachedAsync()
    {
        await using var command = new NpgsqlCommand($"SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = {_key} AND NOT granted)", _keeper);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private async Task RunAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _keeper);
        await command.ExecuteNonQueryAsync();
    }
}
