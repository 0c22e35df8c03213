using Ciac.Workflows.Tests.Faults;
using Ciac.Workflows.Tests.Inbox;
using Ciac.Workflows.Tests.Outbox;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Workflows.Tests.Flow;

/// <summary>Random flowcharts with waits and effects outside, killed at random commits: state, events and effects are those of the calm run.</summary>
public sealed class KilledFlowPropertyTests
{
    private const int Kinds = 6;

    [Theory]
    [InlineData(CommitBoundaryTests.InTheWrites)]
    [InlineData(CommitBoundaryTests.InTheCommit)]
    public async Task Killed_anywhere_any_number_of_times_it_ends_as_the_calm_run(string trigger)
    {
        var (calmly, killed) = (new TestOutsider(), new TestOutsider());
        await using var calm = await OpenAsync(calmly);
        await using var rough = await OpenAsync(killed);
        await rough.SqlAsync(CommitBoundaryTests.Crash + trigger);
        Prop.ForAll(Gen.Choose(1, int.MaxValue).ToArbitrary(), seed =>
        {
            var (expected, got) = EndsAsync(seed, calm, rough).GetAwaiter().GetResult();
            return (expected == got).Label($"calm:\n{expected}\nkilled:\n{got}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));
        Assert.Equal(Effects(calmly), Effects(killed));
        Assert.True(await rough.SqlAsync("SELECT (SELECT last_value FROM bursts) > (SELECT count(*) FROM workflows.journal)") is true, "Nothing was killed.");
    }

    /// <summary>How many each instance asked for: side by side, the one that answers first has the lower key.</summary>
    private static IEnumerable<(string Instance, int Effects)> Effects(TestOutsider outsider) =>
        outsider.Keys.Distinct().GroupBy(key => key[..key.IndexOf(':', StringComparison.Ordinal)]).Select(keys => (keys.Key, keys.Count())).Order();

    private static async Task<(string Expected, string Got)> EndsAsync(int seed, TestEngine calm, TestEngine rough)
    {
        var (random, id) = (new Random(seed), $"i{seed}");
        var commits = await calm.SqlAsync("SELECT count(*) FROM workflows.journal");
        await PlayAsync(seed, id, calm);
        var bursts = (int)((long)(await calm.SqlAsync("SELECT count(*) FROM workflows.journal"))! - (long)commits!);
        var kills = Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"((SELECT last_value FROM bursts) + {random.Next(1, bursts + 1)})");
        await rough.SqlAsync($"INSERT INTO crash VALUES {string.Join(',', kills)}");
        await PlayAsync(seed, id, rough);
        await rough.SqlAsync("DELETE FROM crash");
        return (await EndAsync(calm, id), await EndAsync(rough, id));
    }

    /// <summary>Sends what each wait waits for, one after the other, until none is left.</summary>
    private static async Task PlayAsync(int seed, string id, TestEngine engine)
    {
        await engine.ImportAsync(new RandomFlow(seed, Kinds).Json().Replace("\"definitionId\":\"random\"", $"\"definitionId\":\"random{seed}\"", StringComparison.Ordinal));
        await engine.StartAsync(new($"random{seed}") { InstanceId = id });
        await CommitBoundaryTests.SurviveAsync(engine);
        while ((await engine.FindAsync(id)).Bookmarks.FirstOrDefault(bookmark => bookmark.Name == "Test.Wait") is { } waiting)
        {
            await engine.SendAsync(InboxTests.Signature(id, waiting.ActivityId));
            await CommitBoundaryTests.SurviveAsync(engine);
        }
    }

    /// <summary>Effects of branches side by side may answer in another order: what happened is compared as a set, what is left as it is.</summary>
    private static async Task<string> EndAsync(TestEngine engine, string id) => (string)(await engine.SqlAsync($"""
        SELECT json_build_array(i.status, i.sub_status, i.incident_count, i.state, 
            (SELECT string_agg(entry->>'n' || ' ' || (entry->>'e'), ', ' ORDER BY entry->>'n', entry->>'e')
             FROM workflows.journal j, jsonb_array_elements(j.entries::jsonb) entry WHERE j.instance_id = i.id),
            (SELECT count(*) FROM workflows.inbox), (SELECT count(*) FROM workflows.outbox), (SELECT count(*) FROM workflows.dead_letters))::text
        FROM workflows.instances i WHERE i.id = '{id}'
        """))!;

    private static Task<TestEngine> OpenAsync(TestOutsider outsider) =>
        TestEngine.OpenAsync(services => services.AddSingleton(outsider).AddOutboxHandler<TestHandler>());
}
