using Ciac.Core.Storage;
using Ciac.Workflows.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ciac.Core.Tests.Storage;

/// <summary>The migrations are hand-written SQL; the EF model must describe exactly what they make.</summary>
public sealed class SchemaDriftTests
{
    // Made by the scripts and not known to the model: the framework's keys, the chain over the audit record, the migrator's own table.
    private static readonly string[] NotModelled = ["protection_keys", "audit_links", "audit_anchors", "audit_unlinked", "schema_version"];

    [Fact]
    public async Task Scripts_and_model_describe_the_same_tables()
    {
        var scripted = await SnapshotAsync(await CoreDatabase.NewAsync());
        var modelled = await SnapshotAsync(await FromModelAsync());
        Assert.NotEmpty(scripted);
        Assert.Equal(scripted, modelled);
    }

    private static async Task<string> FromModelAsync()
    {
        var cluster = await CoreDatabase.ClusterAsync();
        await cluster.EnsureDatabaseAsync("from_model", CancellationToken.None);
        var connection = cluster.ConnectionString("from_model");
        await using var source = NpgsqlDataSource.Create(connection);
        await using var session = new DatabaseSession(source);
        var options = new DbContextOptionsBuilder<CiacDb>().UseNpgsql(source).Options;
        await using var db = new CiacDb(options, session, new FieldCipher(KeyRing.Create()));
        await db.Database.ExecuteSqlRawAsync(db.Database.GenerateCreateScript());
        return connection;
    }

    private static async Task<List<string>> SnapshotAsync(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        var lines = new List<string>();
        foreach (var query in new[] { Columns, Indexes, Constraints }) lines.AddRange(await LinesAsync(source, query));
        return [.. lines.Where(line => !NotModelled.Any(table => line.StartsWith(table, StringComparison.Ordinal))).Order(StringComparer.Ordinal)];
    }

    private static async Task<List<string>> LinesAsync(NpgsqlDataSource source, string query)
    {
        await using var command = source.CreateCommand(query);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return lines;
    }

    private const string Columns = """
        SELECT c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
               || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END || ' ' || a.attidentity::text
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'ciac' AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
        """;

    private const string Indexes = "SELECT tablename || ' ' || indexdef FROM pg_indexes WHERE schemaname = 'ciac'";

    private const string Constraints = """
        SELECT c.relname || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
        FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'ciac' AND k.contype IN ('p', 'f', 'u')
        """;
}
