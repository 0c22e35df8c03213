using System.Diagnostics;

namespace Ciac.Sandbox.Tests.World;

[Collection(SandboxCollection.Name)]
public sealed class ParentProcessTests(SandboxWorld world)
{
    [Fact]
    public async Task Program_ends_when_its_launcher_is_gone()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SandboxApplication).Assembly.Location, "--urls=http://127.0.0.1:0"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["CIAC_EXIT_WITH_PARENT"] = "1";
        foreach (var setting in world.Settings)
            start.ArgumentList.Add(setting);
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line && !line.Contains("Application started", StringComparison.Ordinal))
            Assert.False(process.HasExited);
        process.StandardInput.Close();
        await process.WaitForExitAsync(patience.Token);
        Assert.Equal(0, process.ExitCode);
    }
}
