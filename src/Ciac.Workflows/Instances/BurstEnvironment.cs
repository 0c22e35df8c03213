using Ciac.Workflows.Activities;
using Ciac.Workflows.Definitions;
using Ciac.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Workflows.Instances;

/// <summary>What a burst has around it: its dependency-injection scope, made when the first activity needs it.</summary>
internal sealed class BurstEnvironment(IServiceProvider root, IBurstTransaction transaction, CancellationToken ct) : IAsyncDisposable
{
    private AsyncServiceScope? _scope;

    public required DateTimeOffset Now { get; init; }
    public required IWorkflowConsole Console { get; init; }
    public required TimeProvider Time { get; init; }
    public required PublishedDefinitions Published { get; init; }
    public IBurstTransaction Transaction => transaction;
    public CancellationToken Cancellation => ct;

    public Activity Create(ActivityType type) => type.Create(type.NeedsServices ? Services : root);

    /// <summary>The scope whose <see cref="DatabaseSession"/> is inside the burst's transaction.</summary>
    public IServiceProvider Services => (_scope ??= Open()).ServiceProvider;

    /// <summary>
    /// A scope that is in the transaction already may write without asking the session again (EF keeps its connection):
    /// the activity's savepoint is set before the call.
    /// </summary>
    public async ValueTask PrepareAsync(ActivityType type)
    {
        if (type.NeedsServices && _scope is { } scope && scope.ServiceProvider.GetRequiredService<DatabaseSession>().Transaction is not null)
            await transaction.EnterAsync(ct);
    }

    /// <summary>True when an inner transaction of the scope was given up: what was written must be undone.</summary>
    public bool IsDoomed => _scope is { } scope && scope.ServiceProvider.GetRequiredService<DatabaseSession>().IsDoomed;

    /// <summary>The savepoint was restored; a scope that saw the failure is not used again.</summary>
    public async ValueTask RenewAsync()
    {
        if (_scope is { } scope)
            await scope.DisposeAsync();
        _scope = null;
    }

    public ValueTask DisposeAsync() => _scope?.DisposeAsync() ?? ValueTask.CompletedTask;

    private AsyncServiceScope Open()
    {
        var scope = root.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DatabaseSession>().Enclose(transaction);
        return scope;
    }
}

/// <summary>The batch's transaction as a burst sees it.</summary>
internal interface IBurstTransaction : IEnclosingTransaction
{
    /// <summary>The activity succeeded: its writes stay if the burst does.</summary>
    void Keep();

    /// <summary>Takes a name for the rest of the batch; false when it is taken already.</summary>
    bool Reserve(string name);

    /// <summary>The activity failed: undoes what it wrote.</summary>
    ValueTask UndoAsync();
}
