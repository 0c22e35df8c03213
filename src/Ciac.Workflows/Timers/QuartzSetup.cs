using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Quartz;

namespace Ciac.Workflows.Timers;

/// <summary>Quartz, clustered on the same database, for what recurs by the clock.</summary>
internal static class QuartzSetup
{
    private static readonly TimeSpan Checkin = TimeSpan.FromSeconds(2);

    public static void AddTimers(this IServiceCollection services, WorkflowOptions options)
    {
        services.TryAddSingleton<DbDataSource>(provider => provider.GetRequiredService<NpgsqlDataSource>());
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => (scheduler.InstanceName, scheduler.InstanceId) = ("workflows", options.Node));
            quartz.UseDefaultThreadPool(4);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(database => database.UseRegisteredDataSource = true);
                store.ProvisionSchema();
                store.UseSystemTextJsonSerializer();
                store.ConfigureStore(ado => (ado.StoreJobDataAsStrings, ado.TablePrefix) = (true, "quartz.qrtz_"));
                store.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (Checkin, Checkin));
            });
        });
        services.AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true);
        services.AddTransient<StartOnTime>();
        services.AddSingleton<TimerPlan>();
    }
}
