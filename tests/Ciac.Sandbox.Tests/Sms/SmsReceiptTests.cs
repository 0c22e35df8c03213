using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ciac.Sandbox.Tests.World;

namespace Ciac.Sandbox.Tests.Sms;

[Collection(SandboxCollection.Name)]
public sealed class SmsReceiptTests(SandboxWorld world)
{
    [Fact]
    public async Task Receipt_of_a_delivered_message_is_signed_and_names_the_message()
    {
        var sent = await SmsCalls.SendAsync(world, "13900000201", "receipt-201");
        var callback = await world.Portal.NextAsync("receipt-201");
        var receipt = Assert.Single(JsonDocument.Parse(callback.Body).RootElement.EnumerateArray());
        Assert.True(receipt.GetProperty("success").GetBoolean());
        Assert.Equal("DELIVERED", receipt.GetProperty("err_code").GetString());
        Assert.Equal(sent.GetProperty("BizId").GetString(), receipt.GetProperty("biz_id").GetString());
        Assert.Equal("13900000201", receipt.GetProperty("phone_number").GetString());
        Assert.Equal(Mac(callback), callback.Headers["X-Signature"]);
        Assert.InRange(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - long.Parse(callback.Headers["X-Timestamp"], null), 0, 60);
    }

    [Fact]
    public async Task Failed_message_says_so_in_receipt_inbox_and_query()
    {
        (await world.Http.PostAsJsonAsync("/sms/switches", new { phone = "13900000202", mode = "fail-receipt" })).EnsureSuccessStatusCode();
        await SmsCalls.SendAsync(world, "13900000202", "receipt-202");
        var receipt = JsonDocument.Parse((await world.Portal.NextAsync("receipt-202")).Body).RootElement[0];
        Assert.False(receipt.GetProperty("success").GetBoolean());
        Assert.Equal("failed", Assert.Single(await SmsCalls.InboxAsync(world, "13900000202")).GetProperty("state").GetString());
        var detail = (await SmsCalls.QueryAsync(world, "13900000202")).GetProperty("SmsSendDetailDTOs").GetProperty("SmsSendDetailDTO")[0];
        Assert.Equal(2, detail.GetProperty("SendStatus").GetInt32());
    }

    [Fact]
    public async Task Receipt_is_repeated_with_a_new_nonce_until_the_portal_takes_it()
    {
        world.Portal.RefuseOnce("receipt-203");
        await SmsCalls.SendAsync(world, "13900000203", "receipt-203");
        var (first, second) = (await world.Portal.NextAsync("receipt-203"), await world.Portal.NextAsync("receipt-203"));
        Assert.NotEqual(first.Headers["X-Nonce"], second.Headers["X-Nonce"]);
        Assert.Equal(Mac(second), second.Headers["X-Signature"]);
    }

    private static string Mac(HeardCallback callback) => Convert.ToHexStringLower(HMACSHA256.HashData(
        Encoding.UTF8.GetBytes("sandbox-receipt-secret"),
        Encoding.UTF8.GetBytes($"{callback.Headers["X-Timestamp"]}\n{callback.Headers["X-Nonce"]}\n{callback.Body}")));
}
