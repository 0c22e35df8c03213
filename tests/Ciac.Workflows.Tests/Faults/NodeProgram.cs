using System.Globalization;
using Ciac.Workflows.Inbox;
using Ciac.Workflows.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ciac.Workflows.Tests.Faults;

/// <summary>
/// An engine node as a process of its own: <c>dotnet Ciac.Workflows.Tests.dll NAME CONNECTION</c>. It ends when its
/// standard input does; a number of seconds on a line there moves its clock.
/// </summary>
internal static class NodeProgram
{
    public const string Ready = "node is ready";

    public static async Task<int> Main(string[] args)
    {
        if (args is not [var name, var connection])
            return 2;
        var clock = new MovedTime();
        await using var database = NpgsqlDataSource.Create(connection);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(database).AddSingleton<TimeProvider>(clock).AddSingleton(new RecordScript());
        builder.Services.AddWorkflows(options =>
        {
            options.Node = name;
            options.AddActivitiesFrom(typeof(NodeProgram).Assembly);
        }).AddOutboxHandler<LedgerHandler>();
        using var host = builder.Build();
        await host.StartAsync();
        Console.WriteLine(Ready);
        while (await Console.In.ReadLineAsync() is { } seconds)
            clock.Ahead = TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture));
        await host.StopAsync();
        return 0;
    }

    /// <summary>The outside party: what reached it stays, whatever becomes of who sent it.</summary>
    private sealed class LedgerHandler(NpgsqlDataSource outside) : IOutboxHandler
    {
        public string Kind => "test";

        public async Task<OutboxOutcome> HandleAsync(OutboxDelivery delivery, CancellationToken ct)
        {
            await using var command = outside.CreateCommand("INSERT INTO effects (key, attempt) VALUES ($1, $2)");
            command.Parameters.Add(new() { Value = delivery.Key });
            command.Parameters.Add(new() { Value = delivery.Attempt });
            await command.ExecuteNonQueryAsync(ct);
            return new OutboxOutcome.Done((scope, token) =>
                scope.GetRequiredService<IWorkflowInbox>().SendAsync(new("Test.Effect", new { delivery.Key }), token));
        }
    }
}

/// <summary>The machine's clock as somebody set it: seconds go on by themselves.</summary>
internal sealed class MovedTime : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
