namespace Ciac.Portal.Components;

public enum EventState
{
    /// <summary>Not yet happened.</summary>
    Ahead,

    /// <summary>Being waited for now.</summary>
    Current,
    Done,
    Failed,
}

/// <summary>Who did what when; what is still ahead has no time.</summary>
public sealed record TimelineEvent(string Text, EventState State, DateTimeOffset? At = null)
{
    public string? Detail { get; init; }
}

public sealed record Timeline(IReadOnlyList<TimelineEvent> Events);
