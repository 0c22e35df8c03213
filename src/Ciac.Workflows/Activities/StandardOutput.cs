namespace Ciac.Workflows.Activities;

/// <summary>Elsa's default: lines go to standard output.</summary>
internal sealed class StandardOutput : IWorkflowConsole
{
    public void WriteLine(string instanceId, string text) => Console.Out.WriteLine(text);
}
