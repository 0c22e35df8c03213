namespace Ciac.CertificateAssistant;

/// <summary>Stops the program when standard input closes, so that a killed starter leaves no orphan behind.</summary>
public sealed class ExitWithParent(IHostApplicationLifetime lifetime) : BackgroundService
{
    public const string Switch = "CIAC_EXIT_WITH_PARENT";

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A thread of its own: a read from a pipe cannot be cancelled, and shutdown must not wait for it.
        new Thread(WaitForEnd) { IsBackground = true, Name = "exit-with-parent" }.Start();
        return Task.CompletedTask;
    }

    private void WaitForEnd()
    {
        using var input = Console.OpenStandardInput();
        while (input.ReadByte() >= 0)
        {
        }

        lifetime.StopApplication();
    }
}
