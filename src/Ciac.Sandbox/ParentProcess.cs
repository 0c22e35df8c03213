namespace Ciac.Sandbox;

/// Under a launcher: when its end of standard input closes, whoever started us is gone and so are we.
public static class ParentProcess
{
    public static void WatchIfAsked(WebApplication app)
    {
        if (Environment.GetEnvironmentVariable("CIAC_EXIT_WITH_PARENT") != "1")
            return;
        var watch = new Thread(() => WaitForEnd(app)) { IsBackground = true, Name = "parent watch" };
        app.Lifetime.ApplicationStarted.Register(watch.Start);
    }

    private static void WaitForEnd(WebApplication app)
    {
        using var input = Console.OpenStandardInput();
        var buffer = new byte[64];
        while (input.Read(buffer) > 0)
            continue;
        app.Lifetime.StopApplication();
    }
}
