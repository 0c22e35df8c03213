using Npgsql;

namespace Ciac.Core.Tests.World;

/// <summary>Asserts a refusal, and that nothing but the named tables changed by it.</summary>
internal static class Refusing
{
    public const string Audit = "ciac.audit_events";

    public static async Task RefusesAsync<T>(this PortalWorld world, Refusal expected, Func<Task<Outcome<T>>> act, params string[] changed)
    {
        var before = await TablesAsync(world.Database);
        var outcome = await act();
        Assert.True(outcome.Refusal is not null, $"{expected.Code} was expected, but it was allowed.");
        Assert.Equal(expected.Code, outcome.Refusal.Code);
        var after = await TablesAsync(world.Database);
        Assert.Equal(changed.Order(StringComparer.Ordinal), after.Keys.Where(table => after[table] != before[table]).Order(StringComparer.Ordinal));
    }

    /// <summary>The same while an outside party is in trouble.</summary>
    public static async Task RefusesAsync<T>(this PortalWorld world, Refusal expected, Trouble trouble, Func<Task<Outcome<T>>> act, params string[] changed)
    {
        foreach (var party in trouble.Parties) await world.Sandbox.SwitchAsync(party, trouble.Mode);
        try
        {
            await world.RefusesAsync(expected, act, changed);
        }
        finally
        {
            foreach (var party in trouble.Parties) await world.Sandbox.SwitchAsync(party, "ok");
        }
    }

    // What waits for its link in the audit chain follows the audit record by a trigger.
    private static async Task<Dictionary<string, string>> TablesAsync(NpgsqlDataSource database)
    {
        var tables = await ReadAsync(
            database, "SELECT schemaname || '.' || tablename, '' FROM pg_tables WHERE schemaname IN ('ciac', 'workflows') AND tablename <> 'audit_unlinked'");
        var digests = tables.Keys.Select(table => $"SELECT '{table}', coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM {table} t");
        return await ReadAsync(database, string.Join(" UNION ALL ", digests));
    }

    private static async Task<Dictionary<string, string>> ReadAsync(NpgsqlDataSource database, string query)
    {
        await using var command = database.CreateCommand(query);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new Dictionary<string, string>();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0), reader.GetString(1));
        return rows;
    }
}

/// <summary>Outside parties in trouble: down, slow or garbage.</summary>
internal sealed record Trouble(string Mode, params string[] Parties);
