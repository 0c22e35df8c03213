using Ciac.Workflows.Hosting;
using Ciac.Workflows.Tests.Inbox;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Workflows.Tests.Hosting;

public sealed class MaintenanceTests
{
    [Fact]
    public async Task Stimulus_nobody_waits_for_is_a_dead_letter_after_30_days_not_before()
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.SendAsync(new("Nobody", "x"));
        await engine.DrainAsync();
        engine.Time.Advance(TimeSpan.FromDays(29));
        await SweepAsync(engine);
        Assert.Equal(0L, await engine.SqlAsync("SELECT count(*) FROM workflows.dead_letters"));
        engine.Time.Advance(TimeSpan.FromDays(2));
        await SweepAsync(engine);
        Assert.Equal(1L, await engine.SqlAsync("SELECT count(*) FROM workflows.dead_letters"));
    }

    [Fact]
    public async Task Parked_stimulus_beside_its_bookmark_is_woken()
    {
        await using var engine = await TestEngine.OpenAsync();
        var id = await engine.RunAsync(Samples.Sequence("wait", Samples.Activity("Test.Wait", "wait", Samples.Literal("key", "k")), Samples.Line("end")));
        await engine.SendAsync(InboxTests.Signature(id, "k"));
        await engine.SqlAsync("UPDATE workflows.inbox SET waiting = true");
        await engine.DrainAsync();
        Assert.Empty(engine.Lines);
        await engine.Services.GetRequiredService<Maintenance>().WakeAsync(CancellationToken.None);
        await engine.DrainAsync();
        Assert.Equal(["end"], engine.Lines);
    }

    [Fact]
    public async Task Finished_instances_are_pruned_with_their_journal_and_running_ones_stay()
    {
        await using var engine = await TestEngine.OpenAsync();
        engine.Services.GetRequiredService<WorkflowOptions>().KeepFinishedInstances = TimeSpan.FromDays(10);
        await engine.RunAsync(Samples.Sequence("short", Samples.Line("end")));
        var running = await engine.RunAsync(Samples.DualSignature);
        engine.Time.Advance(TimeSpan.FromDays(11));
        await SweepAsync(engine);
        Assert.Equal(running, await engine.SqlAsync("SELECT string_agg(id, ',') FROM workflows.instances"));
        Assert.Equal(running, await engine.SqlAsync("SELECT string_agg(DISTINCT instance_id, ',') FROM workflows.journal"));
    }

    [Fact]
    public async Task Stimulus_of_an_instance_that_never_came_is_a_dead_letter_after_30_days_too()
    {
        await using var engine = await TestEngine.OpenAsync();
        var waiting = await engine.RunAsync(Samples.DualSignature);
        await engine.SendAsync(new("Nobody", "x") { InstanceId = "never" });
        await engine.SendAsync(new("Nobody", "x") { InstanceId = waiting });
        await engine.DrainAsync();
        engine.Time.Advance(TimeSpan.FromDays(31));
        await SweepAsync(engine);
        Assert.Equal("never", await engine.SqlAsync("SELECT string_agg(instance_id, ',') FROM workflows.dead_letters"));
        Assert.Equal(waiting, await engine.SqlAsync("SELECT string_agg(instance_id, ',') FROM workflows.inbox WHERE waiting"));
    }

    [Fact]
    public async Task Late_stimulus_of_an_instance_that_was_pruned_is_given_up_with_its_reason()
    {
        await using var engine = await TestEngine.OpenAsync();
        engine.Services.GetRequiredService<WorkflowOptions>().KeepFinishedInstances = TimeSpan.FromDays(10);
        var pruned = await engine.RunAsync(Samples.Sequence("short", Samples.Line("end")));
        engine.Time.Advance(TimeSpan.FromDays(11));
        await SweepAsync(engine);
        await engine.SendAsync(new("Nobody", "x") { InstanceId = pruned });
        await engine.DrainAsync();
        engine.Time.Advance(TimeSpan.FromDays(31));
        await SweepAsync(engine);
        Assert.Equal($"{pruned}: There is no such instance: it never came, or it has been removed.",
            await engine.SqlAsync("SELECT string_agg(instance_id || ': ' || reason, ',') FROM workflows.dead_letters"));
        Assert.Equal(0L, await engine.SqlAsync("SELECT count(*) FROM workflows.inbox"));
    }

    [Fact]
    public async Task Stimulus_for_a_later_day_waits_its_30_days_from_that_day()
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.SendAsync(new("Nobody", "x") { DueAt = engine.Time.GetUtcNow() + TimeSpan.FromDays(60) });
        engine.Time.Advance(TimeSpan.FromDays(61));
        await engine.DrainAsync();
        await SweepAsync(engine);
        Assert.Equal(1L, await engine.SqlAsync("SELECT count(*) FROM workflows.inbox WHERE waiting"));
        engine.Time.Advance(TimeSpan.FromDays(30));
        await SweepAsync(engine);
        Assert.Equal("Nobody waited for it.", await engine.SqlAsync("SELECT string_agg(reason, ',') FROM workflows.dead_letters"));
    }

    [Fact]
    public async Task All_that_is_old_goes_in_one_sweep_a_thousand_to_a_transaction()
    {
        await using var engine = await TestEngine.OpenAsync();
        engine.Services.GetRequiredService<WorkflowOptions>().KeepFinishedInstances = TimeSpan.FromDays(10);
        await engine.SqlAsync("""
            INSERT INTO workflows.instances (id, definition_id, version_id, version, status, sub_status, incident_count, state, created_at, updated_at, finished_at)
            SELECT 'old' || n, 'd', 'v', 1, 2, 4, 0, '{}', '2026-01-01Z', '2026-01-01Z', '2026-01-01Z' FROM generate_series(1, 2500) n;
            INSERT INTO workflows.inbox_keys (key, created_at) SELECT 'k' || n, '2025-01-01Z' FROM generate_series(1, 2500) n;
            CREATE TABLE transactions (id xid8 PRIMARY KEY, gone bigint);
            CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN INSERT INTO transactions SELECT pg_current_xact_id(), count(*) FROM gone; RETURN NULL; END $$;
            CREATE TRIGGER note AFTER DELETE ON workflows.instances REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION note()
            """);
        await SweepAsync(engine);
        Assert.Equal(0L, await engine.SqlAsync("SELECT (SELECT count(*) FROM workflows.instances) + (SELECT count(*) FROM workflows.inbox_keys)"));
        Assert.Equal("1000,1000,500", await engine.SqlAsync("SELECT string_agg(gone::text, ',' ORDER BY gone DESC) FROM transactions"));
    }

    private static Task SweepAsync(TestEngine engine) => engine.Services.GetRequiredService<Maintenance>().SweepAsync(CancellationToken.None);
}
