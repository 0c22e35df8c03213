namespace Ciac.Portal.Host.WorkflowVerbs;

/// <summary>The command cannot do what was asked; the message is for the person who asked.</summary>
internal sealed class VerbRefusedException(string sentence, int exitCode = 1) : Exception(sentence)
{
    public int ExitCode { get; } = exitCode;
}
