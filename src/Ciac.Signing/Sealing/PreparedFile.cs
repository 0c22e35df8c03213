using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ciac.Signing.Trust;

namespace Ciac.Signing.Sealing;

/// <summary>A file that is whole but for the hole in its newest signature: everything outside the hole is what gets signed.</summary>
internal sealed class PreparedFile
{
    private readonly byte[] _bytes;
    private readonly int _gapStart;
    private readonly int _gapEnd;

    /// <summary>Takes the finished revision and fills in its byte range, which needed the final length.</summary>
    public PreparedFile(byte[] bytes, int bodyOffset, SignatureDictionary body)
    {
        _bytes = bytes;
        _gapStart = bodyOffset + body.ContentsOffset;
        _gapEnd = _gapStart + body.ContentsLength;
        var range = string.Create(CultureInfo.InvariantCulture, $"[0 {_gapStart} {_gapEnd} {bytes.Length - _gapEnd}]");
        Encoding.ASCII.GetBytes(range, bytes.AsSpan(bodyOffset + body.RangeOffset, SignatureDictionary.RangeWidth));
    }

    /// <summary>The digest over the two ranges.</summary>
    public byte[] Digest(HashAlgorithmName hash) => Digests.Hash(hash, _bytes.AsSpan(0, _gapStart), _bytes.AsSpan(_gapEnd));

    /// <summary>The two ranges in one piece.</summary>
    public byte[] SignedBytes() => [.. _bytes.AsSpan(0, _gapStart), .. _bytes.AsSpan(_gapEnd)];

    /// <summary>Puts the CMS into the hole; what it leaves free stays zero.</summary>
    public byte[] Embed(byte[] cms)
    {
        var room = (_gapEnd - _gapStart - 2) / 2;
        if (cms.Length > room)
        {
            throw new SealingException(SealingFailure.ReservedTooSmall, string.Create(CultureInfo.InvariantCulture, $"the signature takes {cms.Length} bytes and only {room} are reserved"));
        }
        Encoding.ASCII.GetBytes(Convert.ToHexString(cms), _bytes.AsSpan(_gapStart + 1));
        return _bytes;
    }
}
