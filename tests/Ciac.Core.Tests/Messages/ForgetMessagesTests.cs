using Ciac.Core.Messages;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Ciac.Workflows.Inbox;

namespace Ciac.Core.Tests.Messages;

/// <summary>What people were told goes after its time, batch by batch, and nothing that is still needed.</summary>
[Collection(SandboxCollection.Name)]
public sealed class ForgetMessagesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private PortalWorld World => portal.World;

    [Fact]
    public async Task Old_ones_go_in_bounded_batches_unread_ones_later_and_a_text_on_its_way_stays()
    {
        await FillAsync("now() - interval '181 days'", "now()", "Delivered", 1500);
        await FillAsync("now() - interval '181 days'", "NULL", "Queued", 2);
        await FillAsync("now() - interval '401 days'", "NULL", "Failed", 4);
        await FillAsync("now()", "now()", "Sent", 8);
        await World.RunSqlAsync("INSERT INTO ciac.audit_events (at, actor, action) SELECT now() - interval '500 days', 'workflow', 'kept.forever'");
        Assert.True(await World.AskAsync((ForgetMessages verb) => verb.HandleAsync(CancellationToken.None)));
        Assert.Equal((514, 514), await CountAsync());
        await World.AskAsync((IWorkflowInbox inbox) => inbox.StartAsync(new StartWorkflow("forget-messages") { TriggerActivityId = "cron", Key = "t" }, CancellationToken.None));
        for (var i = 0; i < 3; i++)
        {
            await World.MoveAsync();
            World.Clock.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.Equal((10, 10), await CountAsync());
        await using var audit = World.Database.CreateCommand("SELECT count(*)::int FROM ciac.audit_events WHERE action = 'kept.forever'");
        Assert.Equal(1, await audit.ExecuteScalarAsync());
    }

    private async Task<(int Messages, int Texts)> CountAsync()
    {
        await using var command = World.Database.CreateCommand("SELECT (SELECT count(*)::int FROM ciac.messages), (SELECT count(*)::int FROM ciac.text_messages)");
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt32(0), reader.GetInt32(1));
    }

    private Task<int> FillAsync(string at, string readAt, string state, int count) => World.RunSqlAsync($"""
        INSERT INTO ciac.messages (id, unique_id, identifier, kind, parameters_json, link, created_at, read_at)
          SELECT gen_random_uuid(), 'x', 'x', 'x', '', '/', {at}, {readAt} FROM generate_series(1, {count});
        INSERT INTO ciac.text_messages (id, mobile_index, template, state, created_at)
          SELECT gen_random_uuid()::text, '', 'OTHER', '{state}', {at} FROM generate_series(1, {count});
        """);
}
