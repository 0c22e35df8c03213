using System.Text.Json.Serialization;
using Ciac.Core.Outside.Wire;
using Microsoft.Extensions.Options;

namespace Ciac.Core.Outside.Sms;

/// <summary>Proves a batch of delivery receipts before anything of it is parsed.</summary>
public sealed class SmsReceipts(IOptions<SmsOptions> options, TimeProvider clock)
{
    public SmsReceiptsResult Verify(CallbackHeaders headers, ReadOnlySpan<byte> body)
    {
        if (CallbackProof.FaultOf(headers, body, options.Value.ReceiptSecret, clock.GetUtcNow()) is { } fault) return Refused(FaultOf(fault));
        return WireJson.Read<List<ReceiptWire>>(body) is { } receipts && !receipts.Contains(null!)
            ? new SmsReceiptsResult.Genuine([.. receipts.Select(receipt => receipt.ToReceipt())], headers.Nonce!)
            : Refused(SmsReceiptsFault.Malformed);
    }

    private static SmsReceiptsFault FaultOf(CallbackFault fault) => fault switch
    {
        CallbackFault.NoSignature => SmsReceiptsFault.NoSignature,
        CallbackFault.WrongSignature => SmsReceiptsFault.WrongSignature,
        _ => SmsReceiptsFault.OutOfTime,
    };

    private static SmsReceiptsResult.Refused Refused(SmsReceiptsFault fault) => new(fault);

    // The phone number stands in it too and is left there: OutId says which text it was.
    private sealed record ReceiptWire(
        [property: JsonPropertyName("out_id")] string OutId,
        [property: JsonPropertyName("biz_id")] string BizId,
        [property: JsonPropertyName("success")] bool Success,
        [property: JsonPropertyName("err_code")] string? ErrCode = null)
    {
        [JsonPropertyName("report_time")]
        public string? ReportTime { get; init; }

        public SmsReceipt ToReceipt() => new(OutId, BizId, Success, Success ? null : WireJson.Reason(ErrCode)) { ReportedAt = ReportTime };
    }
}
