using Microsoft.AspNetCore.Http;

namespace Ciac.Core.Outside.Wire;

/// <summary>The three headers by which a callback proves its sender.</summary>
public sealed record CallbackHeaders(string? Timestamp, string? Nonce, string? Signature)
{
    public static CallbackHeaders From(IHeaderDictionary headers) =>
        new(Single(headers, "X-Timestamp"), Single(headers, "X-Nonce"), Single(headers, "X-Signature"));

    // A header given twice is ambiguous, hence absent.
    private static string? Single(IHeaderDictionary headers, string name) => headers[name] is [var only] ? only : null;
}
