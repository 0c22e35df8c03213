namespace Ciac.Workflows.Instances;

/// <summary>What can happen to an activity; Elsa's event names.</summary>
internal static class JournalEvents
{
    public const string Started = "Started";
    public const string Suspended = "Suspended";
    public const string Resumed = "Resumed";
    public const string Completed = "Completed";
    public const string Cancelled = "Canceled";
    public const string Faulted = "Faulted";
    public const string Retried = "Retried";
    public const string Skipped = "Skipped";
    public const string Line = "Line";
    public const string WorkflowCancelled = "Workflow cancelled";
    public const string VariableSet = "Variable set";
    public const string Scheduled = "Scheduled by hand";
    public const string CancelAsked = "Cancelled by hand";
    public const string Migrated = "Migrated";
}
