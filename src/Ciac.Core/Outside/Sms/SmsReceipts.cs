using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Ciac.Core.Outside.Wire;
using Microsoft.Extensions.Options;

namespace Ciac.Core.Outside.Sms;

/// <summary>Proves a batch of delivery receipts before anything of it is parsed.</summary>
public sealed class SmsReceipts(IOptions<SmsOptions> options, TimeProvider clock)
{
    private const int ShortestNonce = 8;
    private const int LongestNonce = 128;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    public SmsReceiptsResult Verify(SmsReceiptHeaders headers, ReadOnlySpan<byte> body)
    {
        if (headers is not { Timestamp: { Length: <= 16 } timestamp, Nonce: { Length: >= ShortestNonce and <= LongestNonce } nonce, Signature: { } signature })
            return Refused(SmsReceiptsFault.NoSignature);
        if (!IsSigned($"{timestamp}\n{nonce}\n", body, signature))
            return Refused(SmsReceiptsFault.WrongSignature);
        if (!IsInTime(timestamp))
            return Refused(SmsReceiptsFault.OutOfTime);
        return WireJson.Read<List<ReceiptWire>>(body) is { } receipts && !receipts.Contains(null!)
            ? new SmsReceiptsResult.Genuine([.. receipts.Select(receipt => receipt.ToReceipt())], nonce)
            : Refused(SmsReceiptsFault.Malformed);
    }

    private bool IsSigned(string prefix, ReadOnlySpan<byte> body, string signature)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(options.Value.ReceiptSecret));
        hmac.AppendData(Encoding.UTF8.GetBytes(prefix));
        hmac.AppendData(body);
        var given = new byte[SHA256.HashSizeInBytes];
        return Convert.FromHexString(signature, given, out _, out var written) == System.Buffers.OperationStatus.Done
            && written == given.Length && CryptographicOperations.FixedTimeEquals(given, hmac.GetHashAndReset());
    }

    private bool IsInTime(string timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - seconds) <= Window.TotalSeconds;

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
