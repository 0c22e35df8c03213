using System.Buffers;

namespace Ciac.Signing.Verification.Checks;

/// <summary>
/// The gap holds the CMS in hex, then zeros, and nothing else. No signature protects these bytes, so there must be no room
/// for anything in them; mixed letter cases and spaces are such room too.
/// </summary>
internal sealed class PaddingCheck() : SignatureCheck("padding", CheckSubject.Integrity)
{
    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    protected override (CheckOutcome, string) Find(SignatureUnderTest signature)
    {
        if (signature.Message is not { } message || signature.Contents is not { } contents || signature.Bytes is not { } bytes) return NotApplicable("the value cannot be read");
        if (contents.Bytes.AsSpan(message.Length).ContainsAnyExcept((byte)0)) return Failed("something follows the value in its gap");
        var hex = bytes.Gap[1..^1];
        if (hex.ContainsAnyExcept(HexDigits)) return Failed("the gap holds more than hex digits");
        return hex.ContainsAnyInRange((byte)'a', (byte)'f') && hex.ContainsAnyInRange((byte)'A', (byte)'F')
            ? Failed("the value is written in mixed letter case")
            : Passed;
    }
}
