using System.Collections.Concurrent;
using System.Text.Json;
using Ciac.Core.Outside.Sms;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Tests.Outside.Sms;

public sealed class DysmsGatewayTests
{
    private static readonly SmsText Text = new("13812348888", "SMS_HOLDER_CODE", new Dictionary<string, string> { ["code"] = "482 913*~", ["minutes"] = "十" }, "out-1");

    [Fact]
    public void The_verifier_of_these_tests_agrees_with_the_example_in_the_gateways_document()
    {
        var example = new Dictionary<string, string>
        {
            ["AccessKeyId"] = "testid",
            ["Action"] = "DescribeRegions",
            ["Format"] = "XML",
            ["SignatureMethod"] = "HMAC-SHA1",
            ["SignatureNonce"] = "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf",
            ["SignatureVersion"] = "1.0",
            ["Timestamp"] = "2016-02-23T12:46:24Z",
            ["Version"] = "2014-05-26",
        };
        Assert.Equal("OLeaidS1JvxuMvnyHOwuJ+uX5qY=", AliyunVerifier.Signature("GET", example, "testsecret"));
    }

    [Fact]
    public async Task A_send_is_signed_and_carries_everything_in_its_body()
    {
        var seen = new ConcurrentQueue<(IFormCollection Form, QueryString Query)>();
        await using var party = await TestParty.StartAsync(async context =>
        {
            seen.Enqueue((await context.Request.ReadFormAsync(), context.Request.QueryString));
            await context.Response.WriteAsJsonAsync(new { Code = "OK", BizId = "biz-7", Message = "OK" }, Wire.AsWritten);
        });
        await using var world = OutsideWorld.Of(party.Address, new SetClock(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.FromHours(8))));

        var result = await world.GetRequiredService<ISmsGateway>().SendAsync(Text, CancellationToken.None);

        Assert.Equal(new SmsSendResult.Sent("biz-7"), result);
        var (form, query) = Assert.Single(seen);
        Assert.False(query.HasValue);
        Assert.Equal(AliyunVerifier.Signature("POST", form.Select(pair => KeyValuePair.Create(pair.Key, $"{pair.Value}")), "testsecret"), form["Signature"]);
        Assert.Equal(("SendSms", "13812348888", "建设市场", "out-1", "2026-03-03T21:06:07Z"), ($"{form["Action"]}", $"{form["PhoneNumbers"]}", $"{form["SignName"]}", $"{form["OutId"]}", $"{form["Timestamp"]}"));
        Assert.Equal(Text.Parameters, JsonSerializer.Deserialize<Dictionary<string, string>>($"{form["TemplateParam"]}"));
    }

    [Fact]
    public async Task Two_sends_never_share_a_nonce()
    {
        var nonces = new ConcurrentQueue<string>();
        await using var party = await TestParty.StartAsync(async context =>
        {
            nonces.Enqueue($"{(await context.Request.ReadFormAsync())["SignatureNonce"]}");
            await context.Response.WriteAsJsonAsync(new { Code = "OK", BizId = "b" }, Wire.AsWritten);
        });
        await using var world = OutsideWorld.Of(party.Address);
        var gateway = world.GetRequiredService<ISmsGateway>();
        await Task.WhenAll(gateway.SendAsync(Text, CancellationToken.None), gateway.SendAsync(Text, CancellationToken.None));
        Assert.Equal(2, nonces.Distinct().Count());
    }

    [Theory]
    [InlineData(200, "isv.MOBILE_NUMBER_ILLEGAL", false)]
    [InlineData(200, "isv.BUSINESS_LIMIT_CONTROL", true)]
    [InlineData(400, "SignatureDoesNotMatch", false)]
    [InlineData(429, "Throttling.User", true)]
    public async Task A_refusal_says_that_nothing_was_sent(int status, string code, bool throttled)
    {
        await using var party = await AnsweringAsync(status, new { Code = code, Message = "号码 13812348888 不可用" });
        await using var world = OutsideWorld.Of(party.Address);
        var refused = Assert.IsType<SmsSendResult.Refused>(await world.GetRequiredService<ISmsGateway>().SendAsync(Text, CancellationToken.None));
        Assert.Equal((code, throttled), (refused.Code, refused.Throttled));
        Assert.DoesNotContain("13812348888", refused.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "isp.SYSTEM_ERROR")]
    [InlineData(500, "isv.ANYTHING")]
    [InlineData(200, "OK")]
    public async Task A_fault_of_the_gateway_leaves_the_outcome_unknown(int status, string code)
    {
        await using var party = await AnsweringAsync(status, new { Code = code });
        await using var world = OutsideWorld.Of(party.Address);
        Assert.IsType<SmsSendResult.Unknown>(await world.GetRequiredService<ISmsGateway>().SendAsync(Text, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(PartyFaults.All), MemberType = typeof(PartyFaults))]
    public async Task A_broken_gateway_leaves_the_outcome_unknown(PartyFault fault)
    {
        await using var party = await TestParty.StartAsync(fault);
        await using var world = OutsideWorld.Of(party.Address, fault);
        var gateway = world.GetRequiredService<ISmsGateway>();
        Assert.IsType<SmsSendResult.Unknown>(await gateway.SendAsync(Text, CancellationToken.None));
        Assert.IsType<SmsQueryResult.Unknown>(await gateway.QueryAsync("out-1", Text.Phone, DateTimeOffset.UnixEpoch, CancellationToken.None));
    }

    [Fact]
    public async Task A_gateway_that_does_not_listen_leaves_the_outcome_unknown()
    {
        await using var world = OutsideWorld.Of(OutsideWorld.Nobody());
        Assert.IsType<SmsSendResult.Unknown>(await world.GetRequiredService<ISmsGateway>().SendAsync(Text, CancellationToken.None));
    }

    [Fact]
    public async Task Giving_up_is_not_an_outcome()
    {
        await using var party = await TestParty.StartAsync(PartyFault.Slow);
        await using var world = OutsideWorld.Of(party.Address);
        using var given = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.GetRequiredService<ISmsGateway>().SendAsync(Text, given.Token));
    }

    private static Task<TestParty> AnsweringAsync(int status, object body) => TestParty.StartAsync(context =>
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(body, Wire.AsWritten);
    });
}
