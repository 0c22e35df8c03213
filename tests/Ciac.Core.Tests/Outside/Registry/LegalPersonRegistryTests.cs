using Ciac.Core.Outside.Registry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Tests.Outside.Registry;

public sealed class LegalPersonRegistryTests
{
    private const string Code = "91310000631291289X";
    private const string Path = "/registry/enterprises/" + Code;
    private readonly SetClock _clock = new(new DateTimeOffset(2026, 3, 4, 4, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task An_enterprise_is_read_with_the_date_at_which_it_was_so()
    {
        var found = Assert.IsType<RegistryResult.Found>(await AskAsync(Registry().Answering(Path, 200, Entry(Code))));
        Assert.Equal(("上海某某建设有限公司", true, "王某", new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(8))), (found.Entry.Name, found.Entry.IsActive, found.Entry.LegalRepresentative.Name, found.Entry.AsOf));
        Assert.DoesNotContain("王某", $"{found}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_enterprise_is_not_found() =>
        Assert.IsType<RegistryResult.NotFound>(await AskAsync(Registry().Answering(Path, 404)));

    [Fact]
    public async Task An_answer_for_another_enterprise_is_not_believed() =>
        Assert.IsType<RegistryResult.Down>(await AskAsync(Registry().Answering(Path, 200, Entry("91310110MA1G8U1T2T"))));

    [Theory]
    [MemberData(nameof(PartyFaults.All), MemberType = typeof(PartyFaults))]
    public async Task A_broken_registry_is_down(PartyFault fault)
    {
        await using var party = await Registry().Failing(Path, fault).StartAsync();
        await using var world = OutsideWorld.Of(party.Address, fault);
        Assert.IsType<RegistryResult.Down>(await world.GetRequiredService<ILegalPersonRegistry>().FindAsync(Code, CancellationToken.None));
    }

    [Fact]
    public async Task A_registry_that_does_not_listen_is_down()
    {
        await using var world = OutsideWorld.Of(OutsideWorld.Nobody());
        Assert.IsType<RegistryResult.Down>(await world.GetRequiredService<ILegalPersonRegistry>().FindAsync(Code, CancellationToken.None));
    }

    [Fact]
    public async Task An_answer_that_sends_us_elsewhere_is_not_followed()
    {
        var registry = Registry().Answering("/registry/elsewhere", 200, Entry(Code)).Answering(Path, context =>
        {
            context.Response.Redirect("/registry/elsewhere");
            return Task.CompletedTask;
        });
        Assert.Equal(new RegistryResult.Down("http 302"), await AskAsync(registry));
        Assert.Single(registry.Bodies);
    }

    [Fact]
    public async Task A_limit_is_waited_out()
    {
        var registry = Registry();
        registry.Answering(Path, context => registry.Bodies.Count < 3 ? Limit(context, "0") : context.Response.WriteAsJsonAsync(Entry(Code), Wire.AsWritten));
        Assert.IsType<RegistryResult.Found>(await AskAsync(registry));
        Assert.Equal(3, registry.Bodies.Count);
    }

    [Fact]
    public async Task A_limit_that_stays_is_busy()
    {
        var registry = Registry().Answering(Path, context => Limit(context, "0"));
        Assert.Equal(new RegistryResult.Busy(TimeSpan.Zero), await AskAsync(registry));
    }

    [Fact]
    public async Task A_limit_longer_than_a_page_can_wait_is_busy_at_once()
    {
        var registry = Registry().Answering(Path, context => Limit(context, "60"));
        Assert.Equal(new RegistryResult.Busy(TimeSpan.FromSeconds(60)), await AskAsync(registry));
        Assert.Single(registry.Bodies);
    }

    [Fact]
    public async Task A_registry_known_to_be_down_is_not_asked_until_the_break_is_over()
    {
        // A 503 is an answer, so it is not repeated: each call counts once.
        var registry = Registry().Failing(Path, PartyFault.ServerFault);
        await using var party = await registry.StartAsync();
        await using var world = OutsideWorld.Of(party.Address, _clock);
        var port = world.GetRequiredService<ILegalPersonRegistry>();
        for (var call = 0; call < 4; call++)
            Assert.IsType<RegistryResult.Down>(await port.FindAsync(Code, CancellationToken.None));

        Assert.Equal(new RegistryResult.Down("circuit open"), await port.FindAsync(Code, CancellationToken.None));
        Assert.Equal(4, registry.Bodies.Count);

        registry.Answering(Path, 200, Entry(Code));
        _clock.Advance(TimeSpan.FromSeconds(16));
        Assert.IsType<RegistryResult.Found>(await port.FindAsync(Code, CancellationToken.None));
    }

    [Fact]
    public async Task One_token_serves_all_callers_until_shortly_before_its_end()
    {
        var registry = Registry().Answering(Path, 404);
        await using var party = await registry.StartAsync();
        await using var world = OutsideWorld.Of(party.Address, _clock);
        var port = world.GetRequiredService<ILegalPersonRegistry>();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => port.FindAsync(Code, CancellationToken.None)));
        Assert.Equal(1, registry.TokensGiven);

        _clock.Advance(TimeSpan.FromSeconds(3571));
        await port.FindAsync(Code, CancellationToken.None);
        Assert.Equal(2, registry.TokensGiven);
    }

    [Fact]
    public async Task A_revoked_token_is_replaced_once()
    {
        var registry = Registry().Answering(Path, 404);
        await using var party = await registry.StartAsync();
        await using var world = OutsideWorld.Of(party.Address);
        var port = world.GetRequiredService<ILegalPersonRegistry>();
        await port.FindAsync(Code, CancellationToken.None);
        registry.RevokedTokens = 1;
        Assert.IsType<RegistryResult.NotFound>(await port.FindAsync(Code, CancellationToken.None));
        Assert.Equal(2, registry.TokensGiven);
    }

    [Fact]
    public async Task A_wrong_secret_is_a_registry_that_is_down()
    {
        var registry = new BearerParty("/registry/oauth/token", "another").Answering(Path, 404);
        Assert.Equal(new RegistryResult.Down("token: http 401"), await AskAsync(registry));
    }

    private static BearerParty Registry() => new("/registry/oauth/token", "registry-secret");

    private static object Entry(string code) => new
    {
        identifier = code,
        name = "上海某某建设有限公司",
        economicType = "有限责任公司",
        registeredPlace = "上海市",
        registrationNumber = "310000000000001",
        registeredCapital = "1000万元",
        status = "active",
        legalRepresentative = new { name = "王某", idType = "resident", idNumber = "11010519491231002X" },
        asOf = "2026-03-01T00:00:00+08:00",
    };

    private static Task Limit(HttpContext context, string seconds)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = seconds;
        return Task.CompletedTask;
    }

    private static async Task<RegistryResult> AskAsync(BearerParty registry)
    {
        await using var party = await registry.StartAsync();
        await using var world = OutsideWorld.Of(party.Address);
        return await world.GetRequiredService<ILegalPersonRegistry>().FindAsync(Code, CancellationToken.None);
    }
}
