using Ciac.Core.Accounts;
using Ciac.Core.Outside.PersonRegistration;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Ciac.Workflows.Instances;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ciac.Core.Tests.Accounts.Registration;

/// <summary>E1 and F14 by the phone: a holder is set, registers, and is registered; whoever else the platform names changes nothing here.</summary>
[Collection(SandboxCollection.Name)]
public sealed class HolderRegistrationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private PortalWorld World => portal.World;

    [Fact]
    public async Task A_holder_registers_on_the_phone_and_is_registered()
    {
        var one = await Registering.WaitingAsync(World);
        Assert.Equal(("Waiting", HolderRegistration.Awaiting), (await one.StateAsync(), await one.StoredAsync()));
        var run = await one.RunAsync();
        Assert.StartsWith("http", run.Link, StringComparison.Ordinal);
        await one.RegisterAsync();
        await one.DeliverAsync();
        Assert.Equal(("Registered", HolderRegistration.Registered), (await one.StateAsync(), await one.StoredAsync()));
        Assert.Equal(["holder.started", "person.registered", "holder.registered"], await World.EventsAsync(run.Number));
        Assert.Equal("Finished", (await World.AskAsync((IInstanceReader reader) => reader.FindAsync(run.WorkflowInstanceId!, None)))!.Status);
        Assert.Equal(HolderRole.CertificateAdministrator, (await World.CredentialAsync(one.CredentialId)).Role);
    }

    [Fact]
    [Produces("PERS-003")]
    public async Task Who_is_registered_already_is_so_at_once_under_that_name_only()
    {
        var first = await Registering.WaitingAsync(World);
        await first.RegisterAsync();
        await first.DeliverAsync();
        var second = await Registering.WithoutHolderAsync(World);
        await World.RefusesAsync(RegistrationRefusals.NameDiffers, () => second.SetAsync(first.Form with { Name = "别的人" }));
        Assert.Equal(HolderRegistration.Registered, Desk.Allowed(await second.SetAsync(first.Form)));
        Assert.Equal(("Registered", HolderRegistration.Registered), (await second.StateAsync(), await second.StoredAsync()));
        Assert.Equal(0, await World.ReadAsync(db => db.HolderRegistrations.CountAsync(r => r.CredentialId == second.CredentialId)));
    }

    [Fact]
    public async Task Somebody_elses_registration_is_not_the_holders()
    {
        var one = await Registering.WaitingAsync(World);
        await one.RegisterAsync(one.Desk.Firm.Representative.Name, one.Desk.Firm.Representative.IdNumber);
        await one.DeliverAsync();
        Assert.Equal("Waiting", await one.StateAsync());
        Assert.NotNull((await one.RunAsync()).OtherPersonAt);
        await one.RegisterAsync();
        await one.DeliverAsync();
        Assert.Equal("Registered", await one.StateAsync());
    }

    [Fact]
    public async Task Another_name_on_the_phone_ends_it_until_the_name_is_put_right()
    {
        var one = await Registering.WaitingAsync(World);
        await one.RegisterAsync("真名", one.Holder.IdNumber);
        await one.DeliverAsync();
        Assert.Equal(("NameDiffers", HolderRegistration.Awaiting), (await one.StateAsync(), await one.StoredAsync()));
        await World.RefusesAsync(RegistrationRefusals.NameDiffers, one.StartAsync);
        await World.RunSqlAsync($"UPDATE ciac.credentials SET holder_name = '真名' WHERE id = '{one.CredentialId}'");
        Assert.Equal(HolderRegistration.Registered, Desk.Allowed(await one.StartAsync()));
    }

    [Fact]
    [Produces("PERS-001", "PERS-002")]
    public async Task A_platform_in_trouble_blocks_neither_the_holder_nor_a_later_try()
    {
        var one = await Registering.WithoutHolderAsync(World);
        await World.RefusesAsync(RegistrationRefusals.NoHolder, one.StartAsync);
        await World.Sandbox.SwitchAsync("registration", "down");
        try
        {
            Assert.Equal(HolderRegistration.Awaiting, Desk.Allowed(await one.SetAsync(one.Form)));
            Assert.Equal("NotStarted", await one.StateAsync());
        }
        finally
        {
            await World.Sandbox.SwitchAsync("registration", "ok");
        }

        foreach (var mode in new[] { "down", "slow", "garbage" })
            await World.RefusesAsync(RegistrationRefusals.PlatformDown, new Trouble(mode, "registration"), one.StartAsync);
        Desk.Allowed(await one.StartAsync());
        Assert.Equal("Waiting", await one.StateAsync());
    }

    [Fact]
    public async Task Not_done_in_seven_days_it_ends_and_can_be_begun_again()
    {
        await using var world = await PortalWorld.StartAsync(World.Sandbox);
        var one = await Registering.WaitingAsync(world);
        var run = await one.RunAsync();
        using (world.Clock.Later(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1))) await world.MoveAsync();
        Assert.Equal("Expired", await one.StateAsync());
        Desk.Allowed(await one.StartAsync());
        Assert.NotEqual(run.Number, (await one.RunAsync()).Number);
    }

    [Fact]
    public async Task Another_holder_begins_another_wait_and_the_first_ones_registration_is_not_his()
    {
        var one = await Registering.WaitingAsync(World);
        var first = await one.RunAsync();
        await one.RegisterAsync();
        var late = await one.NextAsync();
        await World.RunSqlAsync($"UPDATE ciac.credentials SET holder_name = '后来者' WHERE id = '{one.CredentialId}'");
        Desk.Allowed(await one.StartAsync());
        await World.MoveAsync();
        await one.ReceiveAsync(late);
        await World.MoveAsync();
        Assert.Equal(HolderRegistrationState.Overtaken, (await World.ReadAsync(db => db.HolderRegistrations.SingleAsync(r => r.Id == first.Id))).State);
        Assert.Equal(("NameDiffers", HolderRegistration.Awaiting), (await one.StateAsync(), await one.StoredAsync()));
        Assert.Equal("Finished", (await World.AskAsync((IInstanceReader reader) => reader.FindAsync(first.WorkflowInstanceId!, None)))!.Status);
    }

    [Fact]
    public async Task Begun_many_times_at_once_it_is_one()
    {
        var one = await Registering.WithoutHolderAsync(World);
        await World.RunSqlAsync($"UPDATE ciac.credentials SET holder_name = '{one.Holder.Name}' WHERE id = '{one.CredentialId}'");
        await World.ReadAsync(async db =>
        {
            var credential = await db.Credentials.SingleAsync(c => c.Id == one.CredentialId);
            (credential.HolderDocumentKind, credential.HolderDocumentNumber) = ("ResidentId", one.Holder.IdNumber);
            return await db.SaveChangesAsync();
        });
        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(one.StartAsync)));
        Assert.All(all, o => Desk.Allowed(o));
        Assert.Equal(1, await World.ReadAsync(db => db.HolderRegistrations.CountAsync(r => r.CredentialId == one.CredentialId)));
    }

    [Fact]
    public async Task Two_units_that_wait_for_one_person_are_both_told()
    {
        var (one, other) = (await Registering.WaitingAsync(World), await Registering.WithoutHolderAsync(World));
        Desk.Allowed(await other.SetAsync(one.Form));
        await World.MoveAsync();
        Assert.Equal("Waiting", await other.StateAsync());
        await one.RegisterAsync();
        await one.DeliverAsync();
        Assert.Equal(("Registered", "Registered"), (await one.StateAsync(), await other.StateAsync()));
    }

    [Fact]
    public async Task A_registration_between_looking_and_waiting_is_not_missed()
    {
        var (one, other) = (await Registering.WaitingAsync(World), await Registering.WithoutHolderAsync(World));
        await one.RegisterAsync();
        var callback = await one.NextAsync();
        await using var holder = await World.Database.OpenConnectionAsync();
        await using var held = await holder.BeginTransactionAsync();
        var index = (await one.RunAsync()).DocumentIndex;
        await using (var take = new NpgsqlCommand("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", holder))
        {
            take.Parameters.Add(new() { Value = "person:" + Convert.ToHexString(index) });
            await take.ExecuteNonQueryAsync();
        }

        // Both wait for the lock, in this order: the other unit has looked and found nobody when the registration is written.
        var receiving = Task.Run(() => one.ReceiveAsync(callback));
        await WaitersAsync(1);
        var setting = Task.Run(() => other.SetAsync(one.Form));
        await WaitersAsync(2);
        await held.CommitAsync();
        await Task.WhenAll(receiving, setting);
        await World.MoveAsync();
        Assert.Equal(("Registered", "Registered"), (await one.StateAsync(), await other.StateAsync()));
    }

    [Fact]
    public async Task A_callback_counts_once_and_only_with_its_own_key_and_time()
    {
        var one = await Registering.WaitingAsync(World);
        await one.RegisterAsync();
        var genuine = await one.NextAsync();
        foreach (var fault in new[] { "forged", "stale" })
        {
            await World.Sandbox.PostAsync("licence/faults", new { fault });
            await one.RegisterAsync("假冒", one.Holder.IdNumber);
            Assert.IsType<RegistrationCallbackResult.Unproven>(await one.VerifyAsync(await one.NextAsync()));
        }

        await World.Sandbox.PostAsync("licence/faults", new { fault = "none" });
        await one.ReceiveAsync(genuine);
        await one.ReceiveAsync(genuine);
        await World.MoveAsync();
        Assert.Equal("Registered", await one.StateAsync());
        Assert.Equal(["holder.started", "person.registered", "holder.registered"], await World.EventsAsync((await one.RunAsync()).Number));
    }

    [Fact]
    public async Task Whom_it_names_lies_encrypted_and_masked()
    {
        var one = await Registering.WaitingAsync(World);
        await one.RegisterAsync();
        await one.DeliverAsync();
        foreach (var table in new[] { "personal_registrations", "holder_registrations", "audit_events", "callback_nonces" })
        {
            await using var command = World.Database.CreateCommand($"SELECT count(*) FROM ciac.{table} t WHERE t::text LIKE '%{one.Holder.IdNumber}%' OR t::text LIKE '%{Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(one.Holder.IdNumber))}%'");
            Assert.Equal(0L, await command.ExecuteScalarAsync());
        }
    }

    private async Task WaitersAsync(int count)
    {
        await using var command = World.Database.CreateCommand(
            "SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((int)(await command.ExecuteScalarAsync(patience.Token))! < count) await Task.Delay(20, patience.Token);
    }
}
