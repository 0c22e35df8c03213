using System.Security.Cryptography;
using System.Text;
using Ciac.Core.Outside.Sms;
using Ciac.Core.Outside.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ciac.Core.Tests.Outside.Sms;

public sealed class SmsReceiptsTests
{
    private const string Body = """[{"phone_number":"13812348888","send_time":"2026-03-04 12:00:00","report_time":"2026-03-04 12:00:03","success":true,"err_code":"DELIVERED","biz_id":"b1","out_id":"o1"},{"success":false,"err_code":"MK:0001","biz_id":"b2","out_id":"o2"}]""";
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 4, 0, 0, TimeSpan.Zero);
    private readonly SmsReceipts _receipts = new(Options.Create(new SmsOptions { ReceiptSecret = "receipt-secret" }), new SetClock(Now));

    [Fact]
    public void A_signed_batch_is_read()
    {
        var genuine = Assert.IsType<SmsReceiptsResult.Genuine>(Verify(Signed(Body, Now), Body));
        Assert.Equal("nonce-0001", genuine.Nonce);
        Assert.Equal([("o1", true, null), ("o2", false, "MK:0001")], genuine.Receipts.Select(receipt => (receipt.OutId, receipt.Delivered, receipt.ErrorCode)));
    }

    [Fact]
    public void A_changed_body_is_refused() => AssertRefused(SmsReceiptsFault.WrongSignature, Signed(Body, Now), Body.Replace("false", "true", StringComparison.Ordinal));

    [Fact]
    public void Another_senders_signature_is_refused() => AssertRefused(SmsReceiptsFault.WrongSignature, Signed(Body, Now, secret: "another"), Body);

    [Fact]
    public void A_changed_nonce_is_refused() => AssertRefused(SmsReceiptsFault.WrongSignature, Signed(Body, Now) with { Nonce = "nonce-0002" }, Body);

    [Fact]
    public void Without_a_secret_that_proves_receipts_the_portal_does_not_start()
    {
        using var services = OutsideWorld.Of(OutsideWorld.Nobody(), settings: new Dictionary<string, string?> { ["Outside:Sms:ReceiptSecret"] = "" });
        Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<SmsOptions>>().Value);
    }

    [Theory]
    [InlineData(-301)]
    [InlineData(301)]
    public void Five_minutes_either_way_is_the_end(int seconds) => AssertRefused(SmsReceiptsFault.OutOfTime, Signed(Body, Now.AddSeconds(seconds)), Body);

    [Theory]
    [InlineData(-300)]
    [InlineData(300)]
    public void Just_five_minutes_is_in_time(int seconds) => Assert.IsType<SmsReceiptsResult.Genuine>(Verify(Signed(Body, Now.AddSeconds(seconds)), Body));

    [Theory]
    [InlineData(null, "nonce-0001", "00")]
    [InlineData("1", null, "00")]
    [InlineData("1", "nonce-0001", null)]
    [InlineData("1", "short", "00")]
    public void A_missing_header_is_refused(string? timestamp, string? nonce, string? signature) =>
        AssertRefused(SmsReceiptsFault.NoSignature, new CallbackHeaders(timestamp, nonce, signature), Body);

    [Theory]
    [InlineData("")]
    [InlineData("zz")]
    [InlineData("00")]
    public void A_signature_that_is_no_hash_is_refused(string signature) =>
        AssertRefused(SmsReceiptsFault.WrongSignature, Signed(Body, Now) with { Signature = signature }, Body);

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[null]")]
    [InlineData("""[{"success":true}]""")]
    public void A_rightly_signed_body_of_another_shape_is_refused(string body) => AssertRefused(SmsReceiptsFault.Malformed, Signed(body, Now), body);

    [Fact]
    public void A_header_given_twice_counts_as_missing()
    {
        var headers = new HeaderDictionary { ["X-Timestamp"] = new(["1", "2"]), ["X-Nonce"] = "nonce-0001", ["X-Signature"] = "00" };
        Assert.Equal(new CallbackHeaders(null, "nonce-0001", "00"), CallbackHeaders.From(headers));
    }

    private static CallbackHeaders Signed(string body, DateTimeOffset at, string secret = "receipt-secret")
    {
        var timestamp = FormattableString.Invariant($"{at.ToUnixTimeSeconds()}");
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}\nnonce-0001\n{body}"));
        return new CallbackHeaders(timestamp, "nonce-0001", Convert.ToHexStringLower(hash));
    }

    private SmsReceiptsResult Verify(CallbackHeaders headers, string body) => _receipts.Verify(headers, Encoding.UTF8.GetBytes(body));

    private void AssertRefused(SmsReceiptsFault fault, CallbackHeaders headers, string body) =>
        Assert.Equal(new SmsReceiptsResult.Refused(fault), Verify(headers, body));
}
