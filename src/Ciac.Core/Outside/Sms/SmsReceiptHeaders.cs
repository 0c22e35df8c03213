using Microsoft.AspNetCore.Http;

namespace Ciac.Core.Outside.Sms;

/// <summary>The three headers by which a callback proves its sender.</summary>
public sealed record SmsReceiptHeaders(string? Timestamp, string? Nonce, string? Signature)
{
    public static SmsReceiptHeaders From(IHeaderDictionary headers) =>
        new(Single(headers, "X-Timestamp"), Single(headers, "X-Nonce"), Single(headers, "X-Signature"));

    // A header given twice is ambiguous, hence absent.
    private static string? Single(IHeaderDictionary headers, string name) => headers[name] is [var only] ? only : null;
}
