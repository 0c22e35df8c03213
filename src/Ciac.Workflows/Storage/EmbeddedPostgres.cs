using Ciac.Workflows.Storage.Embedded;
using Npgsql;

namespace Ciac.Workflows.Storage;

/// <summary>
/// A private PostgreSQL cluster on a unix socket, for development, demonstration and tests. Several processes may
/// use one folder at once; the server stops, cleanly, when the last of them is gone, for whatever reason.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private readonly ClusterHome _home;
    private readonly FileStream _use;
    private readonly ClusterWatchdog _watchdog;

    private EmbeddedPostgres(ClusterHome home, FileStream use, ClusterWatchdog watchdog) =>
        (_home, _use, _watchdog) = (home, use, watchdog);

    /// <summary>Makes the cluster when it is absent, starts it when it is down, joins it when it is up.</summary>
    /// <exception cref="InvalidOperationException">No PostgreSQL programs are installed, or the server does not start.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, CancellationToken ct)
    {
        var home = await ClusterHome.OpenAsync(options, ct);
        await using var starting = await FileLock.ExclusiveAsync(home.StartLock, ct);
        // Taken before looking whether the server runs: a stop under way holds it, and is waited for.
        var use = await FileLock.SharedAsync(home.UsersLock, ct);
        try
        {
            await ClusterServer.EnsureRunningAsync(home, ct);
            return new EmbeddedPostgres(home, use, ClusterWatchdog.Start(home));
        }
        catch
        {
            await use.DisposeAsync();
            throw;
        }
    }

    /// <summary>The connection string of a database of this cluster (unix socket, no password).</summary>
    public string ConnectionString(string database) => _home.ConnectionString(database);

    /// <summary>Creates the database when it is absent.</summary>
    public async Task EnsureDatabaseAsync(string database, CancellationToken ct)
    {
        if (!await ExistsAsync(database, ct))
            await CreateAsync($"CREATE DATABASE {Quoted(database)}", ct);
    }

    /// <summary>Creates <paramref name="database"/> as a copy of <paramref name="template"/>, which nobody may be connected to.</summary>
    public Task CopyDatabaseAsync(string template, string database, CancellationToken ct) =>
        CreateAsync($"CREATE DATABASE {Quoted(database)} TEMPLATE {Quoted(template)}", ct);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _use.DisposeAsync();
        await _watchdog.DisposeAsync();
    }

    private async Task<bool> ExistsAsync(string database, CancellationToken ct)
    {
        await using var connection = await AdministrationAsync(ct);
        await using var command = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection);
        command.Parameters.Add(new() { Value = database });
        return await command.ExecuteScalarAsync(ct) is not null;
    }

    private async Task CreateAsync(string sql, CancellationToken ct)
    {
        await using var connection = await AdministrationAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        try
        {
            await command.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another process made the same database in between: it is there, which is all that was asked.
        }
    }

    private async Task<NpgsqlConnection> AdministrationAsync(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(ct);
        return connection;
    }

    private static string Quoted(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
