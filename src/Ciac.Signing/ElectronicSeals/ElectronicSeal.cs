using System.Formats.Asn1;

namespace Ciac.Signing.ElectronicSeals;

/// <summary>The picture of a seal.</summary>
/// <param name="Type">Format of the data, as the standard writes it: PNG, GIF, SVG, OFD …</param>
/// <param name="Data">The picture's file.</param>
/// <param name="Width">Millimetres on paper.</param>
/// <param name="Height">Millimetres on paper.</param>
public sealed record SealPicture(string Type, byte[] Data, int Width, int Height);

/// <summary>What an electronic seal 电子印章 says (SES_SealInfo, GB/T 38540-2020 §6.1).</summary>
public sealed record SealContent
{
    /// <summary>Who made the software (Vid), IA5.</summary>
    public required string Vendor { get; init; }

    /// <summary>The seal's own number (esID), IA5.</summary>
    public required string Id { get; init; }

    /// <summary>A number that the seal's system gives a meaning to.</summary>
    public required int Kind { get; init; }

    /// <summary>Name of the seal, the same as the one that was filed.</summary>
    public required string Name { get; init; }

    /// <summary>DER certificates of those who may seal with it (certListType 1); empty when only their digests are listed.</summary>
    public IReadOnlyList<byte[]> Certificates { get; init; } = [];

    /// <summary>SM3 digests of such certificates (certListType 2).</summary>
    public IReadOnlyList<byte[]> CertificateDigests { get; init; } = [];

    /// <summary>When it was made; whole seconds.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when it may be used.</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>Until when.</summary>
    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>What it looks like.</summary>
    public required SealPicture Picture { get; init; }
}

/// <summary>An electronic seal with its maker's signature (SESeal, §6.1), as it stands in its bytes; nothing is checked yet.</summary>
public sealed record ElectronicSeal
{
    /// <summary>The whole, DER.</summary>
    public required ReadOnlyMemory<byte> Encoded { get; init; }

    /// <summary>What it says.</summary>
    public required SealContent Content { get; init; }

    /// <summary>DER of <see cref="Content"/>: what the maker signed.</summary>
    public required ReadOnlyMemory<byte> Signed { get; init; }

    /// <summary>The maker's certificate, DER.</summary>
    public required byte[] Maker { get; init; }

    /// <summary>Object identifier of the maker's algorithm.</summary>
    public required string Algorithm { get; init; }

    /// <summary>The maker's signature.</summary>
    public required byte[] Value { get; init; }

    /// <summary>Reads a seal of version 4.</summary>
    /// <exception cref="AsnContentException">The bytes are no such seal, or something follows it.</exception>
    public static ElectronicSeal Read(ReadOnlyMemory<byte> der)
    {
        var reader = new AsnReader(der, AsnEncodingRules.DER);
        var seal = SealReader.Seal(reader.ReadEncodedValue());
        reader.ThrowIfNotEmpty();
        return seal;
    }
}
