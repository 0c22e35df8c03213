using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Benchmarks.Engine;

/// <summary>A node: in this process, or as the second process of the benchmark, which ends when its standard input does.</summary>
internal static class EngineNode
{
    public const string Verb = "engine-node";
    private const string Ready = "ready";

    public static async Task<IHost> StartAsync(NpgsqlDataSource database)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton(database);
        builder.Services.AddWorkflows(options => options.AddActivitiesFrom(typeof(WaitActivity).Assembly));
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    public static async Task<int> RunAsync(string connection)
    {
        await using var database = NpgsqlDataSource.Create(connection);
        using var host = await StartAsync(database);
        Console.WriteLine(Ready);
        await Console.In.ReadToEndAsync();
        await host.StopAsync();
        return 0;
    }

    public static async Task<Process> SecondAsync(string connection)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(EngineNode).Assembly.Location, Verb, connection]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        if (await process.StandardOutput.ReadLineAsync() != Ready)
            throw new InvalidOperationException("The second node did not start.");
        return process;
    }

    public static async Task StopAsync(Process process)
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
