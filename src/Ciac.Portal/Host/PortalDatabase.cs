using Ciac.Core.Storage;
using Ciac.Workflows;
using Ciac.Workflows.Storage;
using Npgsql;

namespace Ciac.Portal.Host;

/// <summary>Brings the schemas up to date under their advisory locks; any number of nodes may start at once.</summary>
public static class PortalDatabase
{
    public static async Task<int> MigrateAsync(NpgsqlDataSource database, CancellationToken ct) =>
        await SchemaMigrator.MigrateAsync(database, typeof(WorkflowEngine).Assembly, "workflows", ct)
        + await SchemaMigrator.MigrateAsync(database, typeof(CiacDb).Assembly, "ciac", ct);

    public static NpgsqlDataSource Open(string connectionString, ILoggerFactory? loggers)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        // Statements that repeat are prepared by the driver; measured in the platform notes as the cheap half of a query.
        builder.ConnectionStringBuilder.MaxAutoPrepare = 50;
        // A node that died or froze inside a transaction keeps its locks no longer than this, whatever it was waiting for.
        builder.ConnectionStringBuilder.Options ??= "-c client_connection_check_interval=1000 -c idle_in_transaction_session_timeout=10000";
        return builder.UseLoggerFactory(loggers).Build();
    }
}
