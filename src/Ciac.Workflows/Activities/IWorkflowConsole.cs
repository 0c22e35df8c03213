namespace Ciac.Workflows.Activities;

/// <summary>Where <c>Elsa.WriteLine</c> writes.</summary>
public interface IWorkflowConsole
{
    /// <summary>Writes one line of an instance. A burst that is repeated writes its lines again.</summary>
    void WriteLine(string instanceId, string text);
}
