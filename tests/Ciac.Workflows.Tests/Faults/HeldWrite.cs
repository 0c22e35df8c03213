using Npgsql;

namespace Ciac.Workflows.Tests.Faults;

/// <summary>Holds one node at its next write to a table, in the middle of its transaction.</summary>
internal sealed class HeldWrite : IAsyncDisposable
{
    private const int Key = 4712;
    private readonly NpgsqlConnection _keeper;

    private HeldWrite(NpgsqlConnection keeper) => _keeper = keeper;

    public static async Task<HeldWrite> OfAsync(FaultWorld world, string node, string table)
    {
        var held = new HeldWrite(await world.Database.OpenConnectionAsync());
        await held.RunAsync($"""
            SELECT pg_advisory_lock({Key});
            CREATE OR REPLACE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF current_setting('application_name') = '{node}' THEN PERFORM pg_advisory_xact_lock_shared({Key}); END IF;
                RETURN NEW;
            END $$;
            CREATE OR REPLACE TRIGGER hold BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION hold()
            """);
        return held;
    }

    public static string IsHolding => $"SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = {Key} AND NOT granted)";

    public Task ReleaseAsync() => RunAsync($"SELECT pg_advisory_unlock({Key})");

    public async ValueTask DisposeAsync() => await _keeper.DisposeAsync();

    private async Task RunAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _keeper);
        await command.ExecuteNonQueryAsync();
    }
}
