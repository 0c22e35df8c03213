using System.Collections.Concurrent;
using Ciac.Workflows.Hosting;
using Ciac.Workflows.Inbox;
using Ciac.Workflows.Outbox;
using Ciac.Workflows.Storage;
using Ciac.Workflows.Tests.Inbox;
using Ciac.Workflows.Tests.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Ciac.Workflows.Tests.Hosting;

public sealed class EngineBellTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_committed_command_wakes_this_process_and_the_other_nodes()
    {
        await using var engine = await TestEngine.OpenAsync();
        await using var other = await ListeningAsync(engine);
        var woken = engine.Services.GetRequiredService<EngineSignals>().Inbox.Next();
        await engine.SendAsync(InboxTests.Signature("early", "seal"));
        await woken.WaitAsync(Patience);
        Assert.Equal("workflows_inbox", await other.HearAsync());
    }

    [Fact]
    public async Task A_committed_message_wakes_the_dispatchers()
    {
        await using var engine = await TestEngine.OpenAsync();
        await using var other = await ListeningAsync(engine);
        var woken = engine.Services.GetRequiredService<EngineSignals>().Outbox.Next();
        await engine.InScopeAsync(async scope =>
        {
            await scope.GetRequiredService<IOutbox>().AddAsync(new("Test.Kind", "key", new { }), CancellationToken.None);
            return true;
        });
        await woken.WaitAsync(Patience);
        Assert.Equal("workflows_outbox", await other.HearAsync());
    }

    [Fact]
    public async Task Nobody_is_woken_before_the_commit_nor_for_what_was_rolled_back()
    {
        await using var engine = await TestEngine.OpenAsync();
        var signal = engine.Services.GetRequiredService<EngineSignals>().Inbox;
        var woken = signal.Next();
        await engine.InScopeAsync(async scope =>
        {
            var session = scope.GetRequiredService<DatabaseSession>();
            await using (await session.BeginAsync(CancellationToken.None))
                await scope.GetRequiredService<IWorkflowInbox>().SendAsync(InboxTests.Signature("rolled", "back"), CancellationToken.None);
            Assert.False(woken.IsCompleted);
            // The next transaction of the scope owes nothing to the one before it.
            await using var next = await session.BeginAsync(CancellationToken.None);
            await next.CommitAsync(CancellationToken.None);
            return true;
        });
        Assert.False(woken.IsCompleted);
        Assert.Equal(0L, await engine.SqlAsync("SELECT count(*) FROM workflows.inbox"));
    }

    [Fact]
    public async Task A_burst_that_sends_wakes_the_dispatchers_once_it_is_committed()
    {
        await using var engine = await TestEngine.OpenAsync(services => services.AddSingleton(new TestOutsider()).AddOutboxHandler<TestHandler>());
        var woken = engine.Services.GetRequiredService<EngineSignals>().Outbox.Next();
        await engine.RunAsync(Samples.Flow("bell", [Samples.Activity("Test.Effect", "effect")]));
        Assert.True(woken.IsCompleted);
    }

    [Fact]
    public async Task A_bell_that_cannot_be_heard_hurts_nobody()
    {
        await using var engine = await TestEngine.OpenAsync();
        var bell = engine.Services.GetRequiredService<EngineBell>();
        await engine.Database.DisposeAsync();
        bell.RingInbox();
        bell.RingOutbox();
        await bell.DisposeAsync();
        bell.RingInbox();
        await bell.DisposeAsync();
    }

    private static async Task<Listening> ListeningAsync(TestEngine engine)
    {
        var connection = new NpgsqlConnection(engine.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("LISTEN workflows_inbox; LISTEN workflows_outbox", connection);
        await command.ExecuteNonQueryAsync();
        return new(connection);
    }

    /// <summary>What another node hears.</summary>
    private sealed class Listening : IAsyncDisposable
    {
        private readonly NpgsqlConnection _connection;
        private readonly ConcurrentQueue<string> _heard = new();

        public Listening(NpgsqlConnection connection)
        {
            _connection = connection;
            connection.Notification += (_, notification) => _heard.Enqueue(notification.Channel);
        }

        public async Task<string> HearAsync()
        {
            using var patience = new CancellationTokenSource(Patience);
            while (_heard.IsEmpty)
                await _connection.WaitAsync(patience.Token);
            return _heard.TryDequeue(out var channel) ? channel : "";
        }

        public ValueTask DisposeAsync() => _connection.DisposeAsync();
    }
}
