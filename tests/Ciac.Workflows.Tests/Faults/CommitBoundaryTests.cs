using Ciac.Workflows.Tests.Inbox;
using Ciac.Workflows.Tests.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Workflows.Tests.Faults;

/// <summary>
/// The database itself kills the writing session at the n-th burst, in the middle of its writes or in its commit: what the
/// client of a killed process or a cut connection leaves behind. Whatever n is, the end is that of the calm run.
/// </summary>
public sealed class CommitBoundaryTests
{
    internal const string Crash = """
        CREATE SEQUENCE bursts;
        CREATE TABLE crash (at bigint);
        CREATE FUNCTION crash() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF nextval('bursts') IN (SELECT at FROM crash) THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
            RETURN NULL;
        END $$;
        """;

    internal const string InTheCommit = "CREATE CONSTRAINT TRIGGER crash AFTER INSERT ON workflows.journal DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION crash()";

    internal const string InTheWrites = "CREATE TRIGGER crash AFTER INSERT ON workflows.journal FOR EACH ROW EXECUTE FUNCTION crash()";

    private const string OpenTransactions = """
        SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)
        WHERE datname = current_database() AND locktype = 'transactionid' AND pid <> pg_backend_pid()
        """;

    [Theory]
    [InlineData(InTheWrites)]
    [InlineData(InTheCommit)]
    public async Task Session_killed_at_any_burst_ends_as_the_calm_run(string trigger)
    {
        for (var at = 0; at <= 5; at++)
        {
            var outsider = new TestOutsider();
            await using var engine = await TestEngine.OpenAsync(services => services.AddSingleton(outsider).AddOutboxHandler<TestHandler>().AddSingleton(new RecordScript()));
            await engine.SqlAsync(Crash + trigger + "; CREATE TABLE record (text text)");
            await engine.SqlAsync($"INSERT INTO crash VALUES ({at})");
            await PlayAsync(engine);
            Assert.Equal("Finished", (await engine.FindAsync("crashed")).SubStatus);
            Assert.Equal("recorded", await engine.SqlAsync("SELECT string_agg(text, ',') FROM record"));
            Assert.Single(outsider.Keys.Distinct());
            Assert.Equal(0L, await engine.SqlAsync("SELECT (SELECT count(*) FROM workflows.inbox) + (SELECT count(*) FROM workflows.bookmarks) + (SELECT count(*) FROM workflows.outbox)"));
        }
    }

    /// <summary>Start; an effect outside and its answer; a record; two signatures.</summary>
    private static async Task PlayAsync(TestEngine engine)
    {
        await engine.ImportAsync(Samples.Flow("crash",
            [Samples.Activity("Test.Effect", "effect"), Samples.Activity("Test.Record", "record", Samples.Literal("text", "recorded")),
             Samples.Activity("Test.Wait", "seal", Samples.Literal("key", "seal")), Samples.Activity("Test.Wait", "legal", Samples.Literal("key", "legal")),
             Samples.Activity("Elsa.FlowJoin", "join", Samples.Literal("mode", "WaitAll"))],
            "effect>record", "record>seal", "record>legal", "seal>join", "legal>join"));
        await engine.StartAsync(new("crash") { InstanceId = "crashed" });
        await SurviveAsync(engine);
        foreach (var signer in (string[])["seal", "legal"])
        {
            await engine.SendAsync(InboxTests.Signature("crashed", signer));
            await SurviveAsync(engine);
        }
    }

    /// <summary>A killed session ends a drain with an exception, as it ends a process; the next drain is the next process.</summary>
    internal static async Task SurviveAsync(TestEngine engine)
    {
        for (var life = 0; life < 5; life++)
        {
            if (await Record.ExceptionAsync(engine.DrainAsync) is null)
                return;
            await RolledBackAsync(engine);
            engine.Time.Advance(TimeSpan.FromMinutes(5));
        }
        await engine.DrainAsync();
    }

    /// <summary>
    /// The server tells a client that its session ends before it has given up the session's locks: who looks in this moment
    /// passes over the rows, and a drain, unlike a worker, does not look again.
    /// </summary>
    private static async Task RolledBackAsync(TestEngine engine)
    {
        while (await engine.SqlAsync(OpenTransactions) is not 0L)
            await Task.Delay(5);
    }
}
