using Npgsql;

namespace Ciac.Workflows.Storage;

/// <summary>A transaction that encloses a scope's work; entering it may set a savepoint first.</summary>
internal interface IEnclosingTransaction
{
    ValueTask<(NpgsqlConnection Connection, NpgsqlTransaction Transaction)> EnterAsync(CancellationToken ct);

    /// <summary>Adds something to do when the whole is committed, once.</summary>
    void AfterCommit(Action work);
}
