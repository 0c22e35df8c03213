using Ciac.Core.Storage;
using Ciac.Workflows.Storage;
using Npgsql;

namespace Ciac.Portal.Host;

/// <summary>What a verb of the command line works on: the configured database as it is, else the private one of <c>./ciac run</c>, brought up to date.</summary>
internal sealed class ConfiguredDatabase : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _postgres;

    private ConfiguredDatabase(EmbeddedPostgres? postgres, NpgsqlDataSource source, string keyFile) =>
        (_postgres, Source, KeyFile) = (postgres, source, keyFile);

    public NpgsqlDataSource Source { get; }

    /// <summary>The key ring that belongs to it.</summary>
    public string KeyFile { get; }

    public static async Task<ConfiguredDatabase> OpenAsync(IConfiguration configuration, CancellationToken ct)
    {
        var keyFile = configuration[$"{KeyOptions.Section}:File"];
        if (configuration.GetConnectionString("Ciac") is { } connection)
            return new(null, PortalDatabase.Open(connection, null), keyFile ?? new KeyOptions().File);
        var data = RunTogether.DataFolder(configuration);
        var postgres = await EmbeddedPostgres.StartAsync(new(Path.Combine(data, "postgres")), ct);
        await postgres.EnsureDatabaseAsync("ciac", ct);
        var source = PortalDatabase.Open(postgres.ConnectionString("ciac"), null);
        await PortalDatabase.MigrateAsync(source, ct);
        return new(postgres, source, keyFile ?? Path.Combine(data, "keys", "fields.json"));
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        if (_postgres is not null) await _postgres.DisposeAsync();
    }
}
