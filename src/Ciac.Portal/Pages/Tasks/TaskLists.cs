using Ciac.Core.Accounts;

namespace Ciac.Portal.Pages.Tasks;

/// <summary>待办 and 在办: what waits for the caller, and what the caller waits for.</summary>
public sealed class TaskLists(ToDoLines toDos, HomeRunning running)
{
    public Task<IReadOnlyList<ToDoLine>> ToDosAsync(Caller caller, CancellationToken ct) => toDos.OfAsync(caller.Mailbox, ct);

    public Task<IReadOnlyList<RunningRequest>> RunningAsync(Caller caller, CancellationToken ct) => running.OfAsync(caller, ct);
}
