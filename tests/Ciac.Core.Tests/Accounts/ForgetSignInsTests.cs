using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Ciac.Workflows.Inbox;

namespace Ciac.Core.Tests.Accounts;

/// <summary>What only served a sign-in goes after its time, batch by batch, and nothing else.</summary>
[Collection(SandboxCollection.Name)]
public sealed class ForgetSignInsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly string[] Tables =
        ["login_challenges", "scan_sign_ins", "licence_events", "one_network_sign_ins", "callback_nonces", "holder_codes", "sessions", "phone_sessions", "counter_pictures"];

    private PortalWorld World => portal.World;

    [Fact]
    public async Task Old_rows_go_in_bounded_batches_and_young_ones_stay()
    {
        await FillAsync("now() - interval '91 days'", 2500);
        await FillAsync("now()", 3);
        Assert.Equal(2503, await CountAsync("sessions"));
        await World.AskAsync((Core.Accounts.ForgetSignIns verb) => verb.HandleAsync(CancellationToken.None));
        foreach (var table in Tables) Assert.Equal((table, 1503), (table, await CountAsync(table)));
        await World.AskAsync((IWorkflowInbox inbox) => inbox.StartAsync(new StartWorkflow("forget-sign-ins") { TriggerActivityId = "cron", Key = "t" }, CancellationToken.None));
        for (var i = 0; i < 3; i++)
        {
            await World.MoveAsync();
            World.Clock.Advance(TimeSpan.FromSeconds(2));
        }

        foreach (var table in Tables) Assert.Equal((table, 3), (table, await CountAsync(table)));
    }

    private async Task<int> CountAsync(string table)
    {
        await using var command = World.Database.CreateCommand($"SELECT count(*)::int FROM ciac.{table}");
        return (int)(await command.ExecuteScalarAsync())!;
    }

    private Task<int> FillAsync(string at, int count) => World.RunSqlAsync($"""
        INSERT INTO ciac.login_challenges (id, browser_hash, challenge, origin, purpose, expires_at)
          SELECT gen_random_uuid(), '', '', '', 'login', {at} FROM generate_series(1, {count});
        INSERT INTO ciac.scan_sign_ins (id, number, browser_hash, ticket, qr_text, state, created_at, expires_at)
          SELECT gen_random_uuid(), gen_random_uuid()::text, '', gen_random_uuid()::text, '', 'Expired', {at}, {at} FROM generate_series(1, {count});
        INSERT INTO ciac.licence_events (id, scan_number, kind, received_at)
          SELECT gen_random_uuid()::text, '', '', {at} FROM generate_series(1, {count});
        INSERT INTO ciac.one_network_sign_ins (state_hash, browser_hash, nonce, verifier, redirect_uri, expires_at)
          SELECT gen_random_uuid()::text::bytea, '', '', '', '', {at} FROM generate_series(1, {count});
        INSERT INTO ciac.callback_nonces (party, nonce, seen_at)
          SELECT 'test', gen_random_uuid()::text, {at} FROM generate_series(1, {count});
        INSERT INTO ciac.holder_codes (id, subject, mobile_index, code_hash, sent_at, expires_at, tries)
          SELECT gen_random_uuid(), '', '', '', {at}, {at}, 0 FROM generate_series(1, {count});
        INSERT INTO ciac.counter_pictures (id, entry_id, kind, sha256, content, width, height, created_at)
          SELECT gen_random_uuid(), gen_random_uuid(), 'Scan', '', '', 1, 1, {at} - interval '90 days' FROM generate_series(1, {count});
        INSERT INTO ciac.phone_sessions (id, token_hash, person_index, units, created_at, expires_at)
          SELECT gen_random_uuid(), gen_random_uuid()::text::bytea, '', ARRAY[]::text[], {at}, {at} FROM generate_series(1, {count});
        INSERT INTO ciac.sessions (id, token_hash, kind, created_at, last_seen_at, expires_at)
          SELECT gen_random_uuid(), gen_random_uuid()::text::bytea, 'Certificate', {at}, {at}, {at} FROM generate_series(1, {count});
        """);
}
