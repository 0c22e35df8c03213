using Npgsql;

namespace Ciac.Sandbox.Storage;

public static class DatabasePreparation
{
    // Any number, the same in every process: two sandboxes started at once make one schema and one root.
    private const long StartLock = 0x5A4D_B0C5;

    public static async Task EnsureDatabaseAsync(string connectionString, CancellationToken ct)
    {
        var wanted = new NpgsqlConnectionStringBuilder(connectionString);
        var name = wanted.Database ?? throw new InvalidOperationException("ConnectionStrings:Sandbox names no database.");
        var maintenance = new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres", Pooling = false };
        await using var source = NpgsqlDataSource.Create(maintenance);
        await using var known = source.CreateCommand("select 1 from pg_database where datname = $1");
        known.Parameters.Add(new NpgsqlParameter { Value = name });
        if (await known.ExecuteScalarAsync(ct) is not null)
            return;
        await CreateAsync(source, name, ct);
    }

    /// Holds the start lock until disposed; the schema is there when it returns.
    public static async Task<IAsyncDisposable> LockAndCreateSchemaAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        var connection = await source.OpenConnectionAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = $"select pg_advisory_lock({StartLock})";
        await command.ExecuteNonQueryAsync(ct);
        command.CommandText = Schema();
        await command.ExecuteNonQueryAsync(ct);
        return new StartLockHold(connection);
    }

    private static string Schema()
    {
        using var stream = typeof(DatabasePreparation).Assembly.GetManifestResourceStream("schema.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static async Task CreateAsync(NpgsqlDataSource source, string name, CancellationToken ct)
    {
#pragma warning disable CA2100 // A database's name cannot be a parameter; it is quoted.
        await using var create = source.CreateCommand($"create database \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
#pragma warning restore CA2100
        try
        {
            await create.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another sandbox starting at the same moment made it: that is what was wanted.
            return;
        }
    }

    private sealed class StartLockHold(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (connection)
            {
                await using var release = connection.CreateCommand();
                release.CommandText = $"select pg_advisory_unlock({StartLock})";
                await release.ExecuteNonQueryAsync();
            }
        }
    }
}
