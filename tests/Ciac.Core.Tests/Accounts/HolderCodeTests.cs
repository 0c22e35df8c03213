using System.Globalization;
using Ciac.Core.Accounts;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Core.Messages;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;

namespace Ciac.Core.Tests.Accounts;

[Collection(SandboxCollection.Name)]
public sealed class HolderCodeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Codes = "ciac.holder_codes";
    private static readonly CancellationToken None = CancellationToken.None;
    private static int _numbers;
    private readonly string _subject = Guid.NewGuid().ToString();
    private readonly Mobile _mobile = MobileOf(Interlocked.Increment(ref _numbers));

    [Fact]
    public async Task The_code_of_the_text_is_right_once()
    {
        Desk.Allowed(await SendAsync());
        var code = await ReadAsync();
        Desk.Allowed(await CheckAsync(code[..3] + " " + code[3..]));
        await portal.World.RefusesAsync(AccountRefusals.CodeNone, () => CheckAsync(code));
    }

    [Fact]
    [Produces("ACC-030")]
    public async Task Another_code_may_be_asked_for_after_a_minute()
    {
        Desk.Allowed(await SendAsync());
        await portal.World.RefusesAsync(AccountRefusals.CodeCooldown, SendAsync);
        using var later = portal.World.Clock.Later(HolderCode.Cooldown);
        Desk.Allowed(await SendAsync());
    }

    [Fact]
    public async Task Two_clicks_at_the_same_instant_send_one_text()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(SendAsync)));
        Assert.Single(outcomes, outcome => outcome.Refusal is null);
        await portal.World.MoveAsync();
        Assert.Single(await portal.World.Sandbox.TextsAsync(_mobile.Value, "SMS_HOLDER_CODE"));
    }

    [Fact]
    [Produces("ACC-037")]
    [Trait("Case", "A-19")]
    public async Task A_number_gets_five_codes_an_hour()
    {
        for (var i = 0; i < 5; i++)
        {
            using var then = portal.World.Clock.Later(HolderCode.Cooldown * i);
            Desk.Allowed(await SendAsync());
        }

        using (portal.World.Clock.Later(HolderCode.Cooldown * 5)) await portal.World.RefusesAsync(MessageRefusals.NumberThisHour, SendAsync);
        using var later = portal.World.Clock.Later(TimeSpan.FromHours(1.1));
        Desk.Allowed(await SendAsync());
    }

    [Fact]
    [Produces("ACC-031")]
    [Trait("Case", "A-19")]
    public async Task A_number_gets_ten_codes_a_day()
    {
        for (var i = 0; i < 10; i++)
        {
            using var then = portal.World.Clock.Later(TimeSpan.FromMinutes(15) * i);
            Desk.Allowed(await SendAsync());
        }

        using (portal.World.Clock.Later(TimeSpan.FromHours(10))) await portal.World.RefusesAsync(MessageRefusals.NumberToday, SendAsync);
        using var tomorrow = portal.World.Clock.Later(TimeSpan.FromDays(1.2));
        Desk.Allowed(await SendAsync());
    }

    [Fact]
    [Produces("ACC-032")]
    [Trait("Case", "A-18")]
    public async Task A_code_for_one_object_or_number_is_worthless_for_another()
    {
        Desk.Allowed(await SendAsync());
        var code = await ReadAsync();
        await portal.World.RefusesAsync(AccountRefusals.CodeNone, () => CheckAsync(code, subject: "another"));
        var other = MobileOf(Interlocked.Increment(ref _numbers));
        await portal.World.RefusesAsync(AccountRefusals.CodeNone, () => portal.World.AskAsync((CheckHolderCode verb) => verb.HandleAsync(_subject, other, code, None)));
    }

    [Fact]
    [Produces("ACC-033")]
    public async Task A_code_expires_after_ten_minutes()
    {
        Desk.Allowed(await SendAsync());
        var code = await ReadAsync();
        using var later = portal.World.Clock.Later(HolderCode.Lifetime);
        await portal.World.RefusesAsync(AccountRefusals.CodeExpired, () => CheckAsync(code));
    }

    [Fact]
    [Produces("ACC-034", "ACC-035")]
    public async Task The_sixth_code_is_not_tried_even_if_it_is_right()
    {
        Desk.Allowed(await SendAsync());
        var code = await ReadAsync();
        var wrong = code == "000000" ? "000001" : "000000";
        for (var i = 0; i < 4; i++) await portal.World.RefusesAsync(AccountRefusals.CodeWrong, () => CheckAsync(wrong), Codes);
        await portal.World.RefusesAsync(AccountRefusals.CodeDead, () => CheckAsync(wrong), Codes);
        await portal.World.RefusesAsync(AccountRefusals.CodeDead, () => CheckAsync(code));
    }

    [Fact]
    [Trait("Case", "A-17")]
    public async Task Guesses_in_parallel_are_counted_one_by_one()
    {
        Desk.Allowed(await SendAsync());
        var code = await ReadAsync();
        var wrong = code == "000000" ? "000001" : "000000";
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => CheckAsync(wrong))));
        Assert.Equal(AccountRefusals.CodeDead.Code, (await CheckAsync(code)).Refusal?.Code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("12345")]
    [InlineData("12345a")]
    [InlineData("１２３４５６")]
    [Produces("ACC-036")]
    public Task Six_digits_are_asked_for(string? typed) => portal.World.RefusesAsync(AccountRefusals.CodeMalformed, () => CheckAsync(typed));

    private Task<Outcome<HolderCodeSent>> SendAsync() => portal.World.AskAsync((SendHolderCode verb) => verb.HandleAsync(_subject, _mobile, new CodeAsker(null, null), None));

    private Task<Outcome<Done>> CheckAsync(string? typed, string? subject = null) =>
        portal.World.AskAsync((CheckHolderCode verb) => verb.HandleAsync(subject ?? _subject, _mobile, typed, None));

    private async Task<string> ReadAsync()
    {
        await portal.World.MoveAsync();
        var texts = await portal.World.Sandbox.TextsAsync(_mobile.Value, "SMS_HOLDER_CODE");
        return texts.MaxBy(text => text.GetProperty("id").GetInt64()).GetProperty("parameters").Text("code");
    }

    private static Mobile MobileOf(int number) =>
        Mobile.TryParse(string.Create(CultureInfo.InvariantCulture, $"139{number:D8}"), out var mobile, out _) ? mobile : throw new InvalidOperationException();
}
