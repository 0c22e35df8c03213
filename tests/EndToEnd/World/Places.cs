using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace EndToEnd.World;

/// <summary>The ports of one test run, all free when asked for, and the folders of the checkout.</summary>
internal sealed record Places(int Http, int Https, int Sandbox, int Assistant)
{
    public static string Repository { get; } = typeof(Places).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == "Repository").Value!;

    /// <summary>The data folder of this run, where the tokens lie too; gone at the end.</summary>
    public string Data { get; } = Directory.CreateTempSubdirectory("ciac-e2e-").FullName;

    public string Portal => $"http://127.0.0.1:{Http}";

    public string SecurePortal => $"https://127.0.0.1:{Https}";

    public string SandboxAddress => $"http://127.0.0.1:{Sandbox}";

    public string AssistantAddress => $"http://127.0.0.1:{Assistant}";

    /// <summary>The portal's program, built as these tests are.</summary>
    public static string Program { get; } = Path.Combine(Repository, "out", "artifacts", "bin", "Ciac.Portal", new DirectoryInfo(AppContext.BaseDirectory).Name, "Ciac.Portal.dll");

    /// <summary>Something to keep after the run: screenshots, the log of the system.</summary>
    public static string Out(params string[] parts)
    {
        var path = Path.Combine([Repository, "out", .. parts]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    public static Places Free()
    {
        var listeners = Enumerable.Range(0, 4).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(l => l.Start());
        var ports = listeners.ConvertAll(l => ((IPEndPoint)l.LocalEndpoint).Port);
        listeners.ForEach(l => l.Dispose());
        return new Places(ports[0], ports[1], ports[2], ports[3]);
    }
}
