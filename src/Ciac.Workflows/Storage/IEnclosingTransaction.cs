using Npgsql;

namespace Ciac.Workflows.Storage;

/// <summary>A transaction that encloses a scope's work; entering it may set a savepoint first.</summary>
internal interface IEnclosingTransaction
{
    ValueTask<(NpgsqlConnection Connection, NpgsqlTransaction Transaction)> EnterAsync(CancellationToken ct);
}
