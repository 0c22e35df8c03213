using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Ciac.Workflows.Storage;

/// <summary>
/// Applies the numbered SQL scripts embedded in an assembly (<c>….Storage.Migrations.NNNN_name.sql</c>), each with its
/// record in one transaction, under an advisory lock: any number of processes may start at once.
/// </summary>
public static class SchemaMigrator
{
    private const string Marker = ".Storage.Migrations.";

    /// <summary>Brings <paramref name="schema"/> up to date and returns how many scripts were applied.</summary>
    /// <exception cref="InvalidOperationException">An applied script was changed, or the database is newer than this program.</exception>
    public static async Task<int> MigrateAsync(NpgsqlDataSource database, Assembly scripts, string schema, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await ExecuteAsync(connection, $"SELECT pg_advisory_lock(hashtextextended('schema:{schema}', 0))", ct);
        try
        {
            return await ApplyAsync(connection, Scripts(scripts), schema, ct);
        }
        finally
        {
            await ExecuteAsync(connection, $"SELECT pg_advisory_unlock(hashtextextended('schema:{schema}', 0))", CancellationToken.None);
        }
    }

    private static async Task<int> ApplyAsync(NpgsqlConnection connection, IEnumerable<Script> scripts, string schema, CancellationToken ct)
    {
        await ExecuteAsync(connection, $"CREATE SCHEMA IF NOT EXISTS {schema}", ct);
        await ExecuteAsync(connection,
            $"CREATE TABLE IF NOT EXISTS {schema}.schema_version (id text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL)", ct);
        var done = await AppliedAsync(connection, schema, ct);
        var applied = 0;
        foreach (var script in scripts)
        {
            if (done.Remove(script.Id, out var sha))
            {
                if (sha != script.Sha)
                    throw new InvalidOperationException($"Migration {schema}/{script.Id} was changed after it was applied.");
                continue;
            }
            await ApplyAsync(connection, script, schema, ct);
            applied++;
        }
        return done.Count == 0 ? applied
            : throw new InvalidOperationException($"The database is newer than this program: {schema}/{done.Keys.Max()}.");
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, Script script, string schema, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ExecuteAsync(connection, script.Sql, ct);
        await using var record = new NpgsqlCommand(
            $"INSERT INTO {schema}.schema_version (id, sha256, applied_at) VALUES ($1, $2, $3)", connection, transaction);
        record.Parameters.Add(new() { Value = script.Id });
        record.Parameters.Add(new() { Value = script.Sha });
        record.Parameters.Add(new() { Value = TimeProvider.System.GetUtcNow() });
        await record.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task<Dictionary<string, string>> AppliedAsync(NpgsqlConnection connection, string schema, CancellationToken ct)
    {
        var done = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var command = new NpgsqlCommand($"SELECT id, sha256 FROM {schema}.schema_version", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            done[reader.GetString(0)] = reader.GetString(1);
        return done;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static IEnumerable<Script> Scripts(Assembly assembly) =>
        assembly.GetManifestResourceNames()
            .Where(name => name.Contains(Marker, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Read(assembly, name));

    private static Script Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        var sql = reader.ReadToEnd();
        var id = name[(name.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length)..^4];
        return new(id, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
    }

    private sealed record Script(string Id, string Sql, string Sha);
}
