using Ciac.Portal.Components;

namespace Ciac.Portal.Pages.Tasks;

/// <summary>A message as its row shows it.</summary>
public sealed record MessageRow(Guid Id, string Text, DateTimeOffset At)
{
    public bool IsRead { get; init; }

    public string OpenHref => $"/tasks/open?id={Id}";
}

/// <summary>E32 待办与消息.</summary>
public sealed record TasksView(IReadOnlyList<ToDoLine> ToDos, IReadOnlyList<MessageRow> Messages)
{
    /// <summary>在办, with what happened so far.</summary>
    public required IReadOnlyList<RunningRequest> Running { get; init; }

    public required Tabs Filters { get; init; }

    public required Pagination Pages { get; init; }

    /// <summary>The moment of this page: what came later was not seen, and is not marked as read.</summary>
    public required DateTimeOffset ShownAt { get; init; }
}
