using Ciac.Workflows.Activities.Waiting;
using Ciac.Workflows.Definitions;
using Ciac.Workflows.Hosting;
using Npgsql;
using Quartz;

namespace Ciac.Workflows.Timers;

/// <summary>Keeps Quartz's triggers equal to what is published. Every node may do it at once: it only ever says what is so.</summary>
internal sealed class TimerPlan(ISchedulerFactory schedulers, NpgsqlDataSource database, EngineSignals signals, TimeProvider time)
{
    private const string Group = "workflows";
    private const string Payload = "payload";
    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var changed = signals.Definitions.Next();
            await SettleAsync(ct);
            await signals.Definitions.WaitAsync(changed, Poll, ct);
        }
    }

    private async Task SettleAsync(CancellationToken ct)
    {
        var wanted = await WantedAsync(ct);
        var scheduler = await schedulers.GetScheduler(ct);
        foreach (var key in await scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(Group), ct))
            if (!wanted.ContainsKey(key.Name))
                await scheduler.DeleteJob(key, ct);
        foreach (var (name, entry) in wanted)
            await EnsureAsync(scheduler, name, entry, ct);
    }

    private async Task EnsureAsync(IScheduler scheduler, string name, TriggerEntry entry, CancellationToken ct)
    {
        var key = new JobKey(name, Group);
        if (await scheduler.GetJobDetail(key, ct) is { } existing)
        {
            if (existing.JobDataMap.GetString(Payload) == entry.Payload)
                return;
            await scheduler.DeleteJob(key, ct);
        }
        if (Schedule(name, TimeTrigger.Read(entry.Payload!)) is not { } trigger)
            return;
        var job = JobBuilder.Create<StartOnTime>().WithIdentity(key)
            .UsingJobData(StartOnTime.Definition, entry.DefinitionId).UsingJobData(StartOnTime.Activity, entry.ActivityId)
            .UsingJobData(Payload, entry.Payload!).Build();
        await scheduler.ScheduleJob(job, trigger, cancellationToken: ct);
    }

    private ITrigger? Schedule(string name, TimeTrigger when)
    {
        var trigger = TriggerBuilder.Create().WithIdentity(name, Group);
        return when switch
        {
            { Cron: { } cron } => trigger.WithCronSchedule(CronText.Parse(cron).CronExpressionString, cron => cron.InTimeZone(TimeZoneInfo.Utc)).Build(),
            { Interval: { } interval } => trigger.StartAt(time.GetUtcNow() + interval).WithSimpleSchedule(simple => simple.WithInterval(interval).RepeatForever()).Build(),
            { Once: { } once } when once > time.GetUtcNow() => trigger.StartAt(once).Build(),
            _ => null,
        };
    }

    private async Task<Dictionary<string, TriggerEntry>> WantedAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var triggers = await DefinitionStore.TriggersAsync(connection, ct);
        return triggers.Where(entry => entry.Name == TimeTrigger.Name).ToDictionary(entry => $"{entry.DefinitionId}:{entry.ActivityId}", StringComparer.Ordinal);
    }
}
