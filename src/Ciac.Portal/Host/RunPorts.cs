using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Ciac.Portal.Host;

/// <summary>The four ports, with a clear word when one is taken.</summary>
public sealed record RunPorts(int Http, int Https, int Sandbox, int Assistant)
{
    public static RunPorts From(IConfiguration configuration) => new(
        configuration.GetValue("Ports:Http", 5080),
        configuration.GetValue("Ports:Https", 5443),
        configuration.GetValue("Ports:Sandbox", 5090),
        configuration.GetValue("Ports:Assistant", 18495));

    public void RequireFree()
    {
        foreach (var (port, setting) in new[] { (Http, "Http"), (Https, "Https"), (Sandbox, "Sandbox"), (Assistant, "Assistant") })
            if (IsTaken(port))
                throw new PortTakenException($"Port {port} is in use by another program. Stop it, or choose another one with Ports__{setting}=… ./ciac run.");
    }

    public static async Task WaitUntilOpenAsync(int port, Process process, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (!await OpensAsync(port, patience.Token))
        {
            if (process.HasExited) throw new InvalidOperationException($"The process for port {port} ended with code {process.ExitCode}; its output is above.");
            await Task.Delay(100, patience.Token);
        }
    }

    private static bool IsTaken(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
        try
        {
            listener.Start();
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private static async Task<bool> OpensAsync(int port, CancellationToken ct)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, ct);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
