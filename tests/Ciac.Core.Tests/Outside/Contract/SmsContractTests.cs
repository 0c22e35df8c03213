using Ciac.Core.Outside.Sms;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Tests.Outside.Contract;

[Collection(SandboxCollection.Name)]
public sealed class SmsContractTests(SandboxFixture sandbox)
{
    private readonly ISmsGateway _gateway = sandbox.Get<ISmsGateway>();

    [Fact]
    public async Task A_text_arrives_and_its_receipt_proves_the_sender()
    {
        var text = Text("13800000001");
        var sent = Assert.IsType<SmsSendResult.Sent>(await _gateway.SendAsync(text, CancellationToken.None));

        var arrived = Assert.Single(await sandbox.TextsAsync(text.Phone, text.Template));
        Assert.Equal(("482913", text.OutId), (arrived.GetProperty("parameters").Text("code"), arrived.Text("outId")));
        var genuine = await ReceiptOfAsync(text.OutId);
        var receipt = Assert.Single(genuine.Receipts);
        Assert.Equal((sent.BizId, true), (receipt.BizId, receipt.Delivered));
        Assert.Equal(new SmsQueryResult.Found(SmsState.Delivered, null), await _gateway.QueryAsync(text.OutId, text.Phone, DateTimeOffset.UtcNow, CancellationToken.None));
    }

    [Fact]
    public async Task A_text_that_cannot_be_delivered_says_so_in_receipt_and_query()
    {
        var text = Text("13800000002");
        await sandbox.PostAsync("sms/switches", new { phone = text.Phone, mode = "fail-receipt" });
        Assert.IsType<SmsSendResult.Sent>(await _gateway.SendAsync(text, CancellationToken.None));
        Assert.Equal(("UNDELIVERED", false), ((await ReceiptOfAsync(text.OutId)).Receipts[0].ErrorCode, (await _gateway.QueryAsync(text.OutId, text.Phone, DateTimeOffset.UtcNow, CancellationToken.None)) is SmsQueryResult.Found { State: SmsState.Delivered }));
    }

    [Theory]
    [InlineData("123", "SMS_HOLDER_CODE", "isv.MOBILE_NUMBER_ILLEGAL")]
    [InlineData("13800000003", "SMS_NO_SUCH", "isv.SMS_TEMPLATE_ILLEGAL")]
    public async Task A_wrong_text_is_refused(string phone, string template, string code)
    {
        var refused = Assert.IsType<SmsSendResult.Refused>(await _gateway.SendAsync(Text(phone) with { Template = template }, CancellationToken.None));
        Assert.Equal(code, refused.Code);
    }

    [Fact]
    public async Task A_text_whose_answer_is_late_was_sent_and_the_query_knows_it()
    {
        var text = Text("13800000004");
        await sandbox.PostAsync("sms/switches", new { phone = text.Phone, mode = "timeout" });
        await using var impatient = sandbox.Impatient();
        Assert.IsType<SmsSendResult.Unknown>(await impatient.GetRequiredService<ISmsGateway>().SendAsync(text, CancellationToken.None));
        Assert.IsType<SmsQueryResult.Found>(await _gateway.QueryAsync(text.OutId, text.Phone, DateTimeOffset.UtcNow, CancellationToken.None));
    }

    [Fact]
    public async Task A_text_that_met_a_fault_was_not_sent_and_the_query_knows_it()
    {
        var text = Text("13800000005");
        await sandbox.PostAsync("sms/switches", new { phone = text.Phone, mode = "error" });
        Assert.IsType<SmsSendResult.Unknown>(await _gateway.SendAsync(text, CancellationToken.None));
        Assert.IsType<SmsQueryResult.NotFound>(await _gateway.QueryAsync(text.OutId, text.Phone, DateTimeOffset.UtcNow, CancellationToken.None));
    }

    [Theory]
    [InlineData("down")]
    [InlineData("garbage")]
    public async Task A_gateway_in_trouble_leaves_the_outcome_unknown(string mode)
    {
        await sandbox.SwitchAsync("sms", mode);
        var sent = await _gateway.SendAsync(Text("13800000006"), CancellationToken.None);
        await sandbox.SwitchAsync("sms", "ok");
        Assert.IsType<SmsSendResult.Unknown>(sent);
    }

    private static SmsText Text(string phone) =>
        new(phone, "SMS_HOLDER_CODE", new Dictionary<string, string> { ["code"] = "482913", ["minutes"] = "10" }, $"out-{Guid.NewGuid():N}");

    private async Task<SmsReceiptsResult.Genuine> ReceiptOfAsync(string outId)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await foreach (var callback in sandbox.Callbacks.ReadAllAsync(patience.Token))
        {
            // Those of other tests may be older than a signature lives.
            if (!System.Text.Encoding.UTF8.GetString(callback.Body).Contains(outId, StringComparison.Ordinal)) continue;
            Assert.Equal("/callbacks/sms", callback.Path);
            var genuine = Assert.IsType<SmsReceiptsResult.Genuine>(sandbox.Get<SmsReceipts>().Verify(callback.Headers, callback.Body));
            return genuine;
        }
        throw new InvalidOperationException("The receipts ended.");
    }
}
