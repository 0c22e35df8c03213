using System.Formats.Asn1;

namespace Ciac.Signing.ElectronicSeals;

/// <summary>An electronic seal on a document 电子签章 (SES_Signature, GB/T 38540-2020 §7.1), as it stands in its bytes; nothing is checked yet.</summary>
public sealed record SealSignature
{
    /// <summary>The whole, DER.</summary>
    public required ReadOnlyMemory<byte> Encoded { get; init; }

    /// <summary>DER of TBS_Sign: what the signer signed.</summary>
    public required ReadOnlyMemory<byte> Signed { get; init; }

    /// <summary>The seal that was used.</summary>
    public required ElectronicSeal Seal { get; init; }

    /// <summary>The time that the signer claims.</summary>
    public required DateTimeOffset SealedAt { get; init; }

    /// <summary>SM3 of the document.</summary>
    public required byte[] DocumentDigest { get; init; }

    /// <summary>What of the document is protected, and whatever else the maker states about it (propertyInfo).</summary>
    public required string Property { get; init; }

    /// <summary>The signer's certificate, DER.</summary>
    public required byte[] Signer { get; init; }

    /// <summary>Object identifier of the signer's algorithm.</summary>
    public required string Algorithm { get; init; }

    /// <summary>The signer's signature.</summary>
    public required byte[] Value { get; init; }

    /// <summary>A DER TimeStampToken over <see cref="Value"/>, or null.</summary>
    public byte[]? Timestamp { get; init; }

    /// <summary>Reads a signature of version 4.</summary>
    /// <exception cref="AsnContentException">The bytes are no such signature, or something follows it.</exception>
    public static SealSignature Read(ReadOnlyMemory<byte> der) => SealReader.Signature(der);
}
