using System.Globalization;
using Npgsql;

namespace Ciac.Workflows.Tests.Faults;

/// <summary>
/// Counts the commits of the processes that name themselves <see cref="Victim"/>, and holds the n-th of them inside its
/// commit: all before it is done, this is not. The process knows nothing of it, and nobody else is held.
/// </summary>
internal sealed class CommitGate(NpgsqlDataSource database) : IAsyncDisposable
{
    /// <summary>The application name of the connections that are counted.</summary>
    public const string Victim = "victim";

    private const int Key = 4711;
    private NpgsqlConnection? _keeper;

    /// <summary>Puts the gate on tables; a condition per table says which of its changes make a commit worth counting.</summary>
    public async Task BuildAsync(IEnumerable<string> tables)
    {
        await RunAsync($"""
            CREATE TABLE public.gate (at bigint NOT NULL);
            INSERT INTO public.gate VALUES (0);
            CREATE SEQUENCE public.gate_commits;
            CREATE FUNCTION public.gate() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE id text := pg_current_xact_id()::text;
            BEGIN
                IF current_setting('application_name') = '{Victim}' AND current_setting('gate.seen', true) IS DISTINCT FROM id THEN
                    PERFORM set_config('gate.seen', id, false);
                    IF nextval('public.gate_commits') = (SELECT at FROM public.gate) THEN PERFORM pg_advisory_xact_lock({Key}); END IF;
                END IF;
                RETURN NULL;
            END $$
            """);
        foreach (var table in tables)
            await RunAsync($"CREATE CONSTRAINT TRIGGER gate AFTER INSERT OR UPDATE OR DELETE ON {table} DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.gate()");
    }

    /// <summary>The tables whose changes make the flow's state; not what only passes by (leases renewed, timers' check-ins).</summary>
    public static readonly string[] EngineTables = ["workflows.instances", "workflows.inbox", "workflows.outbox"];

    /// <summary>From now on the n-th commit is held.</summary>
    public async Task CloseAsync(long commit)
    {
        _keeper = await database.OpenConnectionAsync();
        await RunAsync($"SELECT pg_advisory_lock({Key})", _keeper);
        await RunAsync($"SELECT setval('public.gate_commits', 1, false); UPDATE public.gate SET at = {commit.ToString(CultureInfo.InvariantCulture)}");
    }

    public async Task<long> CommitsAsync()
    {
        await using var command = database.CreateCommand("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM public.gate_commits");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async Task<bool> IsHoldingAsync()
    {
        await using var command = database.CreateCommand($"SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = {Key} AND NOT granted)");
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Nobody is held any more; who was held and is dead comes no further than its commit.</summary>
    public async Task OpenAsync()
    {
        await RunAsync("UPDATE public.gate SET at = 0");
        if (_keeper is not null)
            await RunAsync($"SELECT pg_advisory_unlock({Key})", _keeper);
    }

    public async ValueTask DisposeAsync()
    {
        if (_keeper is not null)
            await _keeper.DisposeAsync();
    }

    private async Task RunAsync(string sql)
    {
        await using var connection = await database.OpenConnectionAsync();
        await RunAsync(sql, connection);
    }

    private static async Task RunAsync(string sql, NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
