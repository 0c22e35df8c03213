using Ciac.Core.Accounts;
using Ciac.Core.Enterprises;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Accounts.Registration;

/// <summary>C1: a person with a foreign document is taken down by one counter clerk and confirmed by another, and who waits goes on.</summary>
[Collection(SandboxCollection.Name)]
public sealed class CounterTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static int _passports = 10_000_000;

    private PortalWorld World => portal.World;

    [Fact]
    [Produces("PERS-006")]
    public async Task Two_clerks_register_a_holder_who_waits()
    {
        var (one, form) = await WaitingAsync();
        Assert.Equal((RegistrationWay.Counter, null), ((await one.RunAsync()).Way, (await one.RunAsync()).Ticket));
        var entry = Desk.Allowed(await one.EnterAsync(Registering.FirstClerk, form));
        await World.MoveAsync();
        Assert.Equal("Waiting", await one.StateAsync());
        var yes = new CounterAnswer(entry.Id, true) { Seen = true };
        await World.RefusesAsync(RegistrationRefusals.SamePerson, () => one.AnswerAsync(Registering.FirstClerk, yes));
        Desk.Allowed(await one.AnswerAsync(Registering.SecondClerk, yes));
        await World.MoveAsync();
        Assert.Equal(("Registered", HolderRegistration.Registered), (await one.StateAsync(), await one.StoredAsync()));
        Assert.Equal(["person.entered", "person.confirmed"], await World.EventsAsync(entry.Number));
        var details = await World.ReadAsync(db => db.AuditEvents.Where(e => e.Subject == entry.Number).Select(e => e.Detail).ToListAsync());
        Assert.DoesNotContain(details, d => d!.Contains(form.DocumentNumber!, StringComparison.Ordinal) || d.Contains(form.Name!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whom_a_clerk_does_not_confirm_is_not_registered_and_may_come_again()
    {
        var (one, form) = await WaitingAsync();
        var entry = Desk.Allowed(await one.EnterAsync(Registering.FirstClerk, form));
        Desk.Allowed(await one.AnswerAsync(Registering.SecondClerk, new(entry.Id, false) { Reason = "与原件不符" }));
        await World.MoveAsync();
        Assert.Equal("Waiting", await one.StateAsync());
        var again = Desk.Allowed(await one.EnterAsync(Registering.SecondClerk, form));
        Desk.Allowed(await one.AnswerAsync(Registering.FirstClerk, new(again.Id, true) { Seen = true }));
        await World.MoveAsync();
        Assert.Equal("Registered", await one.StateAsync());
    }

    [Fact]
    [Produces("PERS-004", "PERS-005", "PERS-009", "PERS-010", "PERS-011")]
    public async Task What_may_not_be_entered_is_refused()
    {
        var (one, form) = await WaitingAsync();
        foreach (var caller in new[] { Officer.Caller, one.Desk.Caller, Registering.FirstClerk with { StaffRole = StaffRole.PlatformAdministrator } })
        {
            await World.RefusesAsync(RegistrationRefusals.NotCounter, () => one.EnterAsync(caller, form));
            await World.RefusesAsync(RegistrationRefusals.NotCounter, () => World.AskAsync((ReadCounter verb) => verb.DeskAsync(caller, None)));
            await World.RefusesAsync(RegistrationRefusals.NotCounter, () => World.AskAsync((ReadCounter verb) => verb.FindAsync(caller, Guid.NewGuid(), None)));
            await World.RefusesAsync(RegistrationRefusals.NotCounter, () => one.AnswerAsync(caller, new(Guid.NewGuid(), true)));
        }

        await World.RefusesAsync(RegistrationRefusals.PhoneInstead, () => one.EnterAsync(Registering.FirstClerk, form with { DocumentKind = "ResidentId", DocumentNumber = one.Holder.IdNumber }));
        await World.RefusesAsync(RegistrationRefusals.NotSeen, () => one.EnterAsync(Registering.FirstClerk, form with { Seen = false }));
        var all = await one.EnterAsync(Registering.FirstClerk, new CounterForm { DocumentKind = "ForeignPassport" });
        Assert.Equal(["ENT-001 Name", "ENT-001 DocumentNumber", "PERS-010 Seen"], all.Refusals.Select(r => $"{r.Code} {r.Field}"));
        await World.RefusesAsync(EnterpriseRefusals.DocumentNumber, () => one.EnterAsync(Registering.FirstClerk, form with { DocumentNumber = "?" }));
        var entry = Desk.Allowed(await one.EnterAsync(Registering.FirstClerk, form));
        await World.RefusesAsync(RegistrationRefusals.AlreadyEntered, () => one.EnterAsync(Registering.SecondClerk, form));
        Desk.Allowed(await one.AnswerAsync(Registering.SecondClerk, new(entry.Id, true) { Seen = true }));
        await World.RefusesAsync(RegistrationRefusals.AlreadyRegistered, () => one.EnterAsync(Registering.FirstClerk, form));
    }

    [Fact]
    [Produces("PERS-007", "PERS-008", "PERS-012", "PERS-013")]
    public async Task What_may_not_be_confirmed_is_refused()
    {
        var (one, form) = await WaitingAsync();
        var entry = Desk.Allowed(await one.EnterAsync(Registering.FirstClerk, form));
        await World.RefusesAsync(RegistrationRefusals.EntryNotFound, () => one.AnswerAsync(Registering.SecondClerk, new(Guid.NewGuid(), true) { Seen = true }));
        await World.RefusesAsync(RegistrationRefusals.EntryNotFound, () => World.AskAsync((ReadCounter verb) => verb.FindAsync(Registering.SecondClerk, Guid.NewGuid(), None)));
        await World.RefusesAsync(RegistrationRefusals.DecisionMissing, () => one.AnswerAsync(Registering.SecondClerk, new(entry.Id, null)));
        await World.RefusesAsync(RegistrationRefusals.NotSeen, () => one.AnswerAsync(Registering.SecondClerk, new(entry.Id, true)));
        await World.RefusesAsync(RegistrationRefusals.ReasonMissing, () => one.AnswerAsync(Registering.SecondClerk, new(entry.Id, false) { Reason = " " }));
        await World.RefusesAsync(RegistrationRefusals.ReasonMissing, () => one.AnswerAsync(Registering.SecondClerk, new(entry.Id, false) { Reason = new string('长', 201) }));
        Desk.Allowed(await one.AnswerAsync(Registering.SecondClerk, new(entry.Id, true) { Seen = true }));
        await World.RefusesAsync(RegistrationRefusals.EntryDecided, () => one.AnswerAsync(Registering.SecondClerk, new(entry.Id, false) { Reason = "反悔" }));
    }

    [Fact]
    public async Task Entered_and_confirmed_many_times_at_once_it_is_one()
    {
        var (one, form) = await WaitingAsync();
        var entered = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => one.EnterAsync(Registering.FirstClerk, form))));
        var entry = Assert.Single(entered, o => o.Refusal is null).Value!;
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => one.AnswerAsync(Registering.SecondClerk, new(entry.Id, i % 2 == 0) { Seen = true, Reason = "不符" }))));
        Assert.Single(answers, o => o.Refusal is null);
    }

    [Fact]
    public async Task The_list_shows_who_waits_and_each_look_at_a_number_is_recorded()
    {
        var (one, form) = await WaitingAsync();
        var run = await one.RunAsync();
        var entry = Desk.Allowed(await one.EnterAsync(Registering.FirstClerk, form));
        var desk = Desk.Allowed(await World.AskAsync((ReadCounter verb) => verb.DeskAsync(Registering.FirstClerk, None)));
        Assert.Contains(desk.Expected, r => r.Number == run.Number);
        Assert.True(desk.Waiting.Single(l => l.Entry.Id == entry.Id).IsOwn);
        Assert.False(Desk.Allowed(await World.AskAsync((ReadCounter verb) => verb.FindAsync(Registering.SecondClerk, entry.Id, None))).IsOwn);
        Assert.Equal(["person.entered", "person.looked"], await World.EventsAsync(entry.Number));
    }

    private async Task<(Registering One, CounterForm Form)> WaitingAsync()
    {
        var one = await Registering.WithoutHolderAsync(World);
        var passport = $"X{Interlocked.Increment(ref _passports)}";
        Desk.Allowed(await one.SetAsync(one.Form with { Name = "Anna Example", DocumentKind = "ForeignPassport", DocumentNumber = passport }));
        await World.MoveAsync();
        return (one, new CounterForm { Name = "Anna Example", DocumentKind = "ForeignPassport", DocumentNumber = passport, Seen = true });
    }
}
