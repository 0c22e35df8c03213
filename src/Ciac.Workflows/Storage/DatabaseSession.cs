using Npgsql;

namespace Ciac.Workflows.Storage;

/// <summary>
/// The one connection and transaction of a request scope or of a burst (scoped service). Everything that must commit
/// together writes through it.
/// </summary>
public sealed class DatabaseSession(NpgsqlDataSource database) : IAsyncDisposable
{
    private NpgsqlConnection? _connection;
    private readonly HashSet<Action> _afterCommit = [];
    private IEnclosingTransaction? _enclosing;
    private int _depth;
    private bool _doomed;

    /// <summary>The open transaction, or null.</summary>
    public NpgsqlTransaction? Transaction { get; private set; }

    internal bool IsDoomed => _doomed;

    /// <summary>The connection, opened at the first use. Inside a burst it already has the burst's transaction.</summary>
    public async ValueTask<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        if (_enclosing is not null)
        {
            (_connection, Transaction) = await _enclosing.EnterAsync(ct);
            return _connection;
        }
        return _connection ??= await database.OpenConnectionAsync(ct);
    }

    /// <summary>Begins a transaction, or joins the open one: then its commit does nothing and its disposal without a commit dooms the outer one.</summary>
    public async ValueTask<SessionTransaction> BeginAsync(CancellationToken ct)
    {
        var connection = await OpenAsync(ct);
        if (_depth == 0 && _enclosing is null)
        {
            Transaction = await connection.BeginTransactionAsync(ct);
            _doomed = false;
        }
        _depth++;
        return new SessionTransaction(this);
    }

    /// <summary>Adds something for this process to do when the transaction is committed, once; not done when it is not.</summary>
    internal void AfterCommit(Action work)
    {
        if (_enclosing is not null)
            _enclosing.AfterCommit(work);
        else
            _afterCommit.Add(work);
    }

    /// <summary>Lets this scope work inside a transaction somebody else commits: a burst inside its batch.</summary>
    internal void Enclose(IEnclosingTransaction enclosing) => _enclosing = enclosing;

    internal async ValueTask EndAsync(bool commit, CancellationToken ct)
    {
        _depth--;
        _doomed |= !commit;
        if (_depth > 0 || _enclosing is not null)
            return;
        await using var transaction = Transaction!;
        try
        {
            await FinishAsync(transaction, commit, ct);
        }
        finally
        {
            Transaction = null;
            _afterCommit.Clear();
        }
    }

    private async Task FinishAsync(NpgsqlTransaction transaction, bool commit, CancellationToken ct)
    {
        if (_doomed)
        {
            await transaction.RollbackAsync(ct);
            if (commit)
                throw new InvalidOperationException("A part of this transaction was given up, so the whole was rolled back.");
            return;
        }
        await transaction.CommitAsync(ct);
        foreach (var work in _afterCommit)
            work();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_enclosing is not null)
            return;
        if (Transaction is not null)
            await Transaction.DisposeAsync();
        if (_connection is not null)
            await _connection.DisposeAsync();
    }
}
