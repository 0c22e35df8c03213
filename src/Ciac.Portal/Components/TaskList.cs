namespace Ciac.Portal.Components;

public enum TaskState
{
    /// <summary>尚不能开始: grey and not a link.</summary>
    Blocked,

    /// <summary>未完成</summary>
    Open,

    /// <summary>已完成: plain text, so that nobody takes it for “submitted”.</summary>
    Done,

    /// <summary>需要改正</summary>
    Wrong,
}

/// <summary>One thing to do, a verb as its name; the whole row is the link.</summary>
public sealed record TaskRow(string Name, TaskState State, string Href)
{
    public string? Hint { get; init; }
}

public sealed record TaskList(IReadOnlyList<TaskRow> Rows);
