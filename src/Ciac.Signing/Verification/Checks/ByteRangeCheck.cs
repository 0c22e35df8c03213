namespace Ciac.Signing.Verification.Checks;

/// <summary>The byte range starts at 0, lies inside the file, and leaves out exactly the value's string (EN 319 142-1 §4.1).</summary>
internal sealed class ByteRangeCheck() : SignatureCheck("byte-range", CheckSubject.Integrity)
{
    protected override (CheckOutcome, string) Find(SignatureUnderTest signature)
    {
        if (signature.Bytes is not { } bytes) return Failed("the byte range is not four numbers in order inside the file");
        if (signature.Contents is not { Start: >= 0 } contents) return Failed("the value does not stand directly in its dictionary");
        return contents.Start == bytes.GapStart && contents.End == bytes.GapEnd && contents.IsHex
            ? Passed
            : Failed("the gap in the byte range is not exactly the value");
    }
}
