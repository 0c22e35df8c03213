using System.Collections.Concurrent;
using System.Globalization;
using Ciac.Core.Outside.Sms;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Tests.Outside.Sms;

public sealed class DysmsQueryTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 4, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, null, SmsState.Waiting)]
    [InlineData(2, "MOBILE_NOT_ON_SERVICE", SmsState.Failed)]
    [InlineData(3, "DELIVERED", SmsState.Delivered)]
    public async Task A_text_that_the_gateway_holds_is_found_by_its_out_id(int status, string? error, SmsState state)
    {
        await using var party = await HoldingAsync([Detail("other", 3), new { OutId = "out-1", SendStatus = status, ErrCode = error }]);
        var found = Assert.IsType<SmsQueryResult.Found>(await AskAsync(party, Noon));
        Assert.Equal((state, state == SmsState.Failed ? error : null), (found.State, found.ErrorCode));
    }

    [Fact]
    public async Task A_text_that_the_gateway_does_not_hold_is_not_found()
    {
        await using var party = await HoldingAsync([Detail("other", 3)]);
        Assert.IsType<SmsQueryResult.NotFound>(await AskAsync(party, Noon));
    }

    [Fact]
    public async Task A_text_on_the_second_page_is_found()
    {
        await using var party = await HoldingAsync([.. Enumerable.Range(0, 50).Select(number => Detail($"other-{number}", 3)), Detail("out-1", 3)]);
        Assert.IsType<SmsQueryResult.Found>(await AskAsync(party, Noon));
    }

    [Theory]
    [InlineData("2026-03-04T15:59:00Z", "20260304,20260305")]
    [InlineData("2026-03-04T16:01:00Z", "20260305")]
    [InlineData("2026-03-04T04:00:00Z", "20260304")]
    public async Task The_day_is_chinas_and_a_text_shortly_before_midnight_is_looked_for_on_both(string sentAt, string days)
    {
        var asked = new ConcurrentQueue<string>();
        await using var party = await TestParty.StartAsync(async context =>
        {
            asked.Enqueue($"{(await context.Request.ReadFormAsync())["SendDate"]}");
            await context.Response.WriteAsync("""{"Code":"OK"}""");
        });
        Assert.IsType<SmsQueryResult.NotFound>(await AskAsync(party, DateTimeOffset.Parse(sentAt, CultureInfo.InvariantCulture)));
        Assert.Equal(days, string.Join(',', asked));
    }

    [Fact]
    public async Task A_refused_question_is_no_not_found()
    {
        await using var party = await TestParty.StartAsync(context => context.Response.WriteAsync("""{"Code":"isp.RAM_PERMISSION_DENY"}"""));
        Assert.IsType<SmsQueryResult.Unknown>(await AskAsync(party, Noon));
    }

    private static object Detail(string outId, int status) => new { OutId = outId, SendStatus = status };

    private static async Task<SmsQueryResult> AskAsync(TestParty party, DateTimeOffset sentAt)
    {
        await using var world = OutsideWorld.Of(party.Address);
        return await world.GetRequiredService<ISmsGateway>().QueryAsync("out-1", "13812348888", sentAt, CancellationToken.None);
    }

    private static Task<TestParty> HoldingAsync(IReadOnlyList<object> details) => TestParty.StartAsync(async context =>
    {
        var form = await context.Request.ReadFormAsync();
        var (page, size) = (int.Parse(form["CurrentPage"]!, CultureInfo.InvariantCulture), int.Parse(form["PageSize"]!, CultureInfo.InvariantCulture));
        var items = details.Skip((page - 1) * size).Take(size).ToArray();
        await context.Response.WriteAsJsonAsync(new { Code = "OK", TotalCount = $"{details.Count}", SmsSendDetailDTOs = new { SmsSendDetailDTO = items } }, Wire.AsWritten);
    });
}
