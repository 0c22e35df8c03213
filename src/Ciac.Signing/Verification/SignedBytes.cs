using System.Security.Cryptography;
using Ciac.Signing.Pdf.Reading;
using Ciac.Signing.Trust;

namespace Ciac.Signing.Verification;

/// <summary>The byte range of a signature: two pieces and the gap between them (ISO 32000-2 §12.8.1).</summary>
internal sealed record SignedBytes(ReadOnlyMemory<byte> File, int GapStart, int GapEnd, int End)
{
    /// <returns>null unless the range is four sensible numbers: it starts at 0, is in order and ends inside the file.</returns>
    public static SignedBytes? Read(PdfFile file, PdfDictionary signature)
    {
        var numbers = file.Items(signature["ByteRange"]).Select(file.Get).OfType<PdfNumber>()
            .Select(number => number.TryInteger(out var value) ? value : -1).ToArray();
        if (numbers is not [0, var gap, var second, var rest] || file.Items(signature["ByteRange"]).Count != 4) return null;
        var isInFile = gap > 0 && second > gap && rest > 0 && second <= file.Bytes.Length && rest <= file.Bytes.Length - second;
        return isInFile ? new SignedBytes(file.Bytes, (int)gap, (int)second, (int)(second + rest)) : null;
    }

    /// <summary>The file as the signer had it, the value aside.</summary>
    public ReadOnlyMemory<byte> Revision => File[..End];

    public ReadOnlySpan<byte> Gap => File.Span[GapStart..GapEnd];

    /// <summary>The two pieces in one.</summary>
    public byte[] Content() => [.. File.Span[..GapStart], .. File.Span[GapEnd..End]];

    public byte[] Digest(HashAlgorithmName hash) => Digests.Hash(hash, File.Span[..GapStart], File.Span[GapEnd..End]);
}
