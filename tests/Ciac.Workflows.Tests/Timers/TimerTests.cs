using Ciac.Workflows.Definitions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ciac.Workflows.Tests.Timers;

public sealed class TimerTests
{
    [Fact]
    public async Task Cron_starts_instances_once_each_with_two_running_nodes_until_it_is_published_away()
    {
        await using var database = NpgsqlDataSource.Create(await TestCluster.NewDatabaseAsync());
        using var first = await NodeAsync(database, "a");
        using var second = await NodeAsync(database, "b");
        await ImportAsync(first, "* * * * * *");
        await UntilAsync(database, "SELECT count(*) >= 2 FROM workflows.instances");
        Assert.Equal(true, await ScalarAsync(database, "SELECT count(*) = count(DISTINCT key) FROM workflows.inbox_keys"));

        await ImportAsync(second, "0 0 1 1 *");
        await UntilAsync(database, "SELECT count(*) = 1 FROM quartz.qrtz_cron_triggers WHERE cron_expression LIKE '%0 0 0 1 1%'");
        await Task.WhenAll(first.StopAsync(), second.StopAsync());
    }

    private static async Task<IHost> NodeAsync(NpgsqlDataSource database, string name)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton(database);
        builder.Services.AddWorkflows(options => options.Node = name);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static async Task ImportAsync(IHost node, string cron)
    {
        await using var scope = node.Services.CreateAsyncScope();
        var json = Samples.Sequence("tick", Samples.Activity("Elsa.Cron", "cron", Samples.Literal("cronExpression", cron), "\"customProperties\":{\"canStartWorkflow\":true}"));
        await scope.ServiceProvider.GetRequiredService<IDefinitionLibrary>().ImportAsync(json, publish: true, cron, CancellationToken.None);
    }

    private static async Task UntilAsync(NpgsqlDataSource database, string condition)
    {
        using var longest = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        while (await ScalarAsync(database, condition) is not true)
            await Task.Delay(50, longest.Token);
    }

    private static async Task<object?> ScalarAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
