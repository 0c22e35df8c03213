using Ciac.Workflows.Instances;
using Npgsql;

namespace Ciac.Workflows.Inbox;

/// <summary>
/// The batch's transaction as the bursts of one instance see it. Savepoints are set only when an activity really comes to
/// the database: one around all the instance did, one around the activity.
/// </summary>
internal sealed class BurstTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct) : IBurstTransaction
{
    private readonly HashSet<string> _reserved = new(StringComparer.Ordinal);
    private readonly HashSet<Action> _afterCommit = [];
    private bool _instanceMarked;
    private bool _activityMarked;
    private bool _activityKept;

    public async ValueTask<(NpgsqlConnection Connection, NpgsqlTransaction Transaction)> EnterAsync(CancellationToken cancellation)
    {
        if (!_activityMarked)
            await SendAsync(Marks());
        (_instanceMarked, _activityMarked, _activityKept) = (true, true, false);
        return (connection, transaction);
    }

    public void AfterCommit(Action work) => _afterCommit.Add(work);

    public void Committed()
    {
        foreach (var work in _afterCommit)
            work();
    }

    public bool Reserve(string name) => _reserved.Add(name);

    public void Keep()
    {
        _activityKept |= _activityMarked;
        _activityMarked = false;
    }

    public async ValueTask UndoAsync()
    {
        if (_activityMarked)
            await SendAsync("ROLLBACK TO SAVEPOINT activity; RELEASE SAVEPOINT activity");
        _activityMarked = false;
    }

    /// <summary>Undoes all that the instance's bursts wrote.</summary>
    public async ValueTask UndoAllAsync()
    {
        if (_instanceMarked)
            await SendAsync("ROLLBACK TO SAVEPOINT instance; RELEASE SAVEPOINT instance");
        (_instanceMarked, _activityMarked, _activityKept) = (false, false, false);
    }

    /// <summary>The bursts of the instance succeeded: the savepoints are not needed any more.</summary>
    public async ValueTask ReleaseAsync()
    {
        if (_instanceMarked)
            await SendAsync("RELEASE SAVEPOINT instance");
        (_instanceMarked, _activityMarked, _activityKept) = (false, false, false);
    }

    private string Marks() => (_instanceMarked, _activityKept) switch
    {
        (false, _) => "SAVEPOINT instance; SAVEPOINT activity",
        (true, true) => "RELEASE SAVEPOINT activity; SAVEPOINT activity",
        _ => "SAVEPOINT activity",
    };

    private async ValueTask SendAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        await command.ExecuteNonQueryAsync(ct);
    }
}
