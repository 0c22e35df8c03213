using System.Globalization;
using Ciac.Core.Accounts;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Core.Messages;
using Ciac.Core.Outside.Sms;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Messages;

/// <summary>Threat 19, SMS bombing: what one address, one unit and the whole portal may send.</summary>
[Collection(SandboxCollection.Name)]
public sealed class TextBudgetTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static int _numbers;

    private PortalWorld World => portal.World;

    [Fact]
    [Trait("Case", "A-19")]
    [Produces("MSG-002")]
    public async Task A_hundred_codes_for_many_numbers_close_the_address_and_no_other()
    {
        var bomber = new CodeAsker(null, "192.0.2.1");
        for (var i = 0; i < 100; i++) Desk.Allowed(await SendAsync(bomber));
        await World.RefusesAsync(MessageRefusals.AddressThisHour, () => SendAsync(bomber));
        Desk.Allowed(await SendAsync(new CodeAsker(null, "192.0.2.2")));
        using var later = World.Clock.Later(TimeSpan.FromHours(1.1));
        Desk.Allowed(await SendAsync(bomber));
    }

    [Fact]
    [Trait("Case", "A-19")]
    [Produces("MSG-003")]
    public async Task A_unit_gets_thirty_codes_an_hour_also_when_they_are_asked_for_at_once()
    {
        var unit = new CodeAsker("91310000000000000U", null);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 36).Select(_ => Task.Run(() => SendAsync(unit))));
        Assert.Equal(30, outcomes.Count(o => o.Refusal is null));
        await World.RefusesAsync(MessageRefusals.UnitThisHour, () => SendAsync(unit));
        Desk.Allowed(await SendAsync(new CodeAsker("91310000000000000V", null)));
    }

    [Fact]
    [Produces("MSG-004")]
    public async Task A_units_day_of_texts_ends_its_codes_and_its_flows_texts()
    {
        const string Unit = "91310000000000000W";
        await FillAsync(300, Unit);
        await World.RefusesAsync(MessageRefusals.UnitToday, () => SendAsync(new CodeAsker(Unit, null)));
        Assert.Equal((TextState.Failed, SmsFault.TooMany), await QueueAsync(Unit));
        Assert.Equal((TextState.Sent, SmsFault.Undelivered), await QueueAsync("91310000000000000X"));
    }

    [Fact]
    [Trait("Case", "A-19")]
    [Produces("MSG-005")]
    public async Task The_portals_day_warns_before_it_ends()
    {
        await FillAsync(39_000, null);
        Assert.False((await UseAsync()).IsAlarm);
        await FillAsync(1_000, null);
        var near = await UseAsync();
        Assert.Equal((true, false), (near.IsAlarm, near.IsSpent));
        await FillAsync(10_000, null);
        await World.RefusesAsync(MessageRefusals.PortalToday, () => SendAsync(new CodeAsker(null, null)));
        Assert.Equal((TextState.Failed, SmsFault.TooMany), await QueueAsync(null));
        await World.RunSqlAsync("DELETE FROM ciac.text_messages WHERE template = 'OTHER'");
    }

    [Fact]
    public async Task A_code_that_the_gateway_refused_leaves_the_number_its_codes_and_says_why()
    {
        var (mobile, subject) = (Next(), Guid.NewGuid().ToString());
        Task<Outcome<HolderCodeSent>> Send() => World.AskAsync((SendHolderCode verb) => verb.HandleAsync(subject, mobile, new CodeAsker(null, null), None));
        for (var i = 0; i < 5; i++)
        {
            Desk.Allowed(await Send());
            World.Clock.Advance(HolderCode.Cooldown);
        }

        await World.ReadAsync(db => db.TextMessages.Where(m => m.Template == "SMS_HOLDER_CODE" && m.State == TextState.Queued)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.State, TextState.Failed).SetProperty(x => x.Failure, "isv.MOBILE_NUMBER_ILLEGAL")));
        var seen = await World.AskAsync((CheckHolderCode verb) => verb.ClocksAsync(subject, mobile, None));
        Assert.Equal(SmsFault.BadNumber, seen!.Fault);
        Desk.Allowed(await Send());
        World.Clock.Advance(-5 * HolderCode.Cooldown);
    }

    private Task<Outcome<HolderCodeSent>> SendAsync(CodeAsker asker)
    {
        var mobile = Next();
        return World.AskAsync((SendHolderCode verb) => verb.HandleAsync(Guid.NewGuid().ToString(), mobile, asker, None));
    }

    /// <summary>What becomes of a text of a flow.</summary>
    private async Task<(TextState State, SmsFault Fault)> QueueAsync(string? unit)
    {
        var id = Guid.NewGuid().ToString();
        var parameters = new Dictionary<string, string> { ["clerk"] = "王", ["number"] = "1" };
        await World.AskAsync(async (QueueText verb) =>
        {
            await verb.HandleAsync(new TextToSend(id, Next().Value, "SMS_GRANT_REMINDER", parameters) { Identifier = unit }, None);
            return true;
        });
        await World.MoveAsync();
        var text = await World.ReadAsync(db => db.TextMessages.SingleAsync(m => m.Id == id));
        return (text.State, SmsFaults.Of(text.Failure));
    }

    private Task<TextUse> UseAsync() => World.AskAsync((TextBudget verb) => verb.UseAsync(None));

    private async Task FillAsync(int count, string? unit)
    {
        await using var command = World.Database.CreateCommand("""
            INSERT INTO ciac.text_messages (id, mobile_index, template, state, created_at, identifier)
            SELECT gen_random_uuid()::text, '', 'OTHER', 'Delivered', $1, $2 FROM generate_series(1, $3)
            """);
        command.Parameters.Add(new() { Value = World.Clock.GetUtcNow() });
        command.Parameters.Add(new() { Value = (object?)unit ?? DBNull.Value, DataTypeName = "text" });
        command.Parameters.Add(new() { Value = count });
        await command.ExecuteNonQueryAsync();
    }

    private static Mobile Next() =>
        Mobile.TryParse(string.Create(CultureInfo.InvariantCulture, $"137{Interlocked.Increment(ref _numbers):D8}"), out var mobile, out _) ? mobile : throw new InvalidOperationException();
}
