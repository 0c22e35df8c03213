using System.Diagnostics;
using System.Reflection;

namespace Ciac.CertificateAssistant.Tests.Module;

/// <summary>Runs certificate-assistant.test.mjs: the browser module of the portal against this program.</summary>
public sealed class CertificateAssistantModuleTests
{
    [Fact]
    public async Task Browser_module_reaches_every_state_against_the_running_assistant()
    {
        await using var assistant = await RunningAssistant.StartAsync();
        var token = TestToken.Curve();
        token.WriteTo(assistant.Folder, "legal");
        var assets = PathOf("PortalFolder");
        var node = new ProcessStartInfo("node", ["--test", "--test-reporter=tap", PathOf("ModuleTest")])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["ESBUILD"] = new Uri(Path.Combine(assets, "node_modules", "esbuild", "lib", "main.js")).AbsoluteUri,
                ["MODULE"] = Path.Combine(assets, "Assets", "certificate-assistant.ts"),
                ["ASSISTANT"] = assistant.Address,
                ["ORIGIN"] = RunningAssistant.Portal,
                ["CERTIFICATE"] = token.Id,
                ["PIN"] = TestToken.Pin,
            },
        };

        using var run = Process.Start(node)!;
        var report = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();

        Assert.True(run.ExitCode == 0, report);
        Assert.Contains("# pass 16", report);
    }

    // Written into the assembly by the project file, which alone knows where the sources are.
    private static string PathOf(string key) => typeof(CertificateAssistantModuleTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
