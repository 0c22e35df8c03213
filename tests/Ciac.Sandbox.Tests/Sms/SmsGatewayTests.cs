using System.Net.Http.Json;
using Ciac.Sandbox.Tests.World;

namespace Ciac.Sandbox.Tests.Sms;

[Collection(SandboxCollection.Name)]
public sealed class SmsGatewayTests(SandboxWorld world)
{
    [Fact]
    public async Task Message_is_in_the_inbox_with_its_filled_text()
    {
        var answer = await SmsCalls.SendAsync(world, "13900000101", "out-101");
        Assert.Equal("OK", answer.GetProperty("Code").GetString());
        var message = Assert.Single(await SmsCalls.InboxAsync(world, "13900000101"));
        Assert.Equal("482913", message.GetProperty("parameters").GetProperty("code").GetString());
        Assert.Contains("验证码 482913，30 分钟内有效", message.GetProperty("text").GetString());
        Assert.Equal("out-101", message.GetProperty("outId").GetString());
        Assert.Equal("SMS_HOLDER_CODE", message.GetProperty("template").GetString());
        Assert.Empty(await SmsCalls.InboxAsync(world, "13900000101", message.GetProperty("id").GetInt64()));
    }

    [Fact]
    public async Task Get_form_is_signed_over_its_own_method()
    {
        var query = string.Join('&', SmsCalls.Signed(SmsCalls.Send("13900000102", "o~u t*2"), "GET")
            .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        Assert.Contains("\"OK\"", await world.Http.GetStringAsync($"/sms/?{query}"));
        var posted = SmsCalls.Signed(SmsCalls.Send("13900000102", "x"), "GET");
        Assert.Equal("SignatureDoesNotMatch", Code(await SmsCalls.PostAsync(world, posted)));
    }

    [Fact]
    public async Task Wrong_secret_used_nonce_and_old_timestamp_are_refused()
    {
        var action = SmsCalls.Send("13900000103", "out-103");
        Assert.Equal("SignatureDoesNotMatch", Code(await SmsCalls.PostAsync(world, SmsCalls.Signed(action, "POST", "guess"))));
        var once = SmsCalls.Signed(action, "POST");
        Assert.Equal("OK", Code(await SmsCalls.PostAsync(world, once)));
        Assert.Equal("SignatureNonceUsed", Code(await SmsCalls.PostAsync(world, once)));
        action["Timestamp"] = "2020-01-01T00:00:00Z";
        Assert.Equal("InvalidTimeStamp.Expired", Code(await SmsCalls.PostAsync(world, SmsCalls.Signed(action, "POST"))));
        Assert.Single(await SmsCalls.InboxAsync(world, "13900000103"));
    }

    [Theory]
    [InlineData("PhoneNumbers", "12345", "isv.MOBILE_NUMBER_ILLEGAL")]
    [InlineData("SignName", "", "isv.SMS_SIGNATURE_ILLEGAL")]
    [InlineData("TemplateCode", "PROVIDER_CODE", "isv.SMS_TEMPLATE_ILLEGAL")]
    [InlineData("TemplateParam", "{\"code\":\"1\"}", "isv.TEMPLATE_MISSING_PARAMETERS")]
    [InlineData("TemplateParam", "code=1", "isv.INVALID_JSON_PARAM")]
    [InlineData("Action", "SendFax", "InvalidAction.NotFound")]
    public async Task Request_with_a_fault_gets_the_vendors_code(string field, string value, string code)
    {
        var action = SmsCalls.Send("13900000104", "out-104");
        action[field] = value;
        Assert.Equal(code, Code(await SmsCalls.PostAsync(world, SmsCalls.Signed(action, "POST"))));
        Assert.Empty(await SmsCalls.InboxAsync(world, "13900000104"));
    }

    [Theory]
    [InlineData("timeout", 1)]
    [InlineData("lost", 0)]
    public async Task Send_of_unknown_outcome_can_be_looked_up(string mode, int found)
    {
        var phone = mode == "timeout" ? "13900000105" : "13900000106";
        await SwitchAsync(phone, mode);
        await SmsCalls.SendAsync(world, phone, "out-unknown");
        var details = await SmsCalls.QueryAsync(world, phone);
        Assert.Equal(found, details.GetProperty("TotalCount").GetInt32());
        var outIds = details.GetProperty("SmsSendDetailDTOs").GetProperty("SmsSendDetailDTO").EnumerateArray()
            .Select(detail => detail.GetProperty("OutId").GetString());
        Assert.Equal(Enumerable.Repeat("out-unknown", found), outIds);
    }

    [Theory]
    [InlineData("error", "isp.SYSTEM_ERROR")]
    [InlineData("limit", "isv.BUSINESS_LIMIT_CONTROL")]
    public async Task Switched_phone_gets_its_error_and_no_message(string mode, string code)
    {
        var phone = mode == "error" ? "13900000107" : "13900000108";
        await SwitchAsync(phone, mode);
        Assert.Equal(code, Code(await SmsCalls.SendAsync(world, phone, "out")));
        Assert.Empty(await SmsCalls.InboxAsync(world, phone));
    }

    private static string? Code(System.Text.Json.JsonElement answer) => answer.GetProperty("Code").GetString();

    private async Task SwitchAsync(string phone, string mode) =>
        (await world.Http.PostAsJsonAsync("/sms/switches", new { phone, mode })).EnsureSuccessStatusCode();
}
