using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Ciac.CertificateAssistant.Tokens;

/// <summary>The public half of a token: what may be shown and listed without a PIN.</summary>
public sealed record TokenCertificate
{
    private const string UniqueIdExtension = "1.2.156.112570.11.205";
    private const string Organization = "2.5.4.10";
    private const string CommonName = "2.5.4.3";

    /// <summary>SHA-256 of the certificate, lower-case hex.</summary>
    public required string Id { get; init; }
    public required byte[] Certificate { get; init; }
    public required IReadOnlyList<byte[]> Chain { get; init; }
    public required string Subject { get; init; }
    public required string? UniqueId { get; init; }
    public required string SerialNumber { get; init; }
    public required DateTimeOffset ValidFrom { get; init; }
    public required DateTimeOffset ValidTo { get; init; }

    /// <summary>RS256, ES256, or null for a key that this assistant cannot use.</summary>
    public required string? Algorithm { get; init; }

    public static TokenCertificate From(X509Certificate2 leaf, IEnumerable<X509Certificate2> chain) => new()
    {
        Id = IdOf(leaf),
        Certificate = leaf.RawData,
        Chain = [.. chain.Select(c => c.RawData)],
        Subject = NameOf(leaf, Organization) ?? NameOf(leaf, CommonName) ?? leaf.Subject,
        UniqueId = leaf.Extensions[UniqueIdExtension] is { } extension ? TextOf(extension.RawData) : null,
        SerialNumber = leaf.SerialNumber,
        ValidFrom = leaf.NotBefore.ToUniversalTime(),
        ValidTo = leaf.NotAfter.ToUniversalTime(),
        Algorithm = AlgorithmOf(leaf),
    };

    /// <summary>Reads a PEM file of the leaf followed by its issuers.</summary>
    public static TokenCertificate FromPem(string pem)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(pem);
        if (certificates.Count == 0) throw new CryptographicException("The file holds no certificate.");
        var read = From(certificates[0], certificates.Skip(1));
        foreach (var certificate in certificates) certificate.Dispose();
        return read;
    }

    public string ToPem() =>
        string.Concat(Chain.Prepend(Certificate).Select(der => PemEncoding.WriteString("CERTIFICATE", der) + "\n"));

    public static string IdOf(X509Certificate2 certificate) =>
        Convert.ToHexStringLower(SHA256.HashData(certificate.RawData));

    private static string? AlgorithmOf(X509Certificate2 leaf)
    {
        using var rsa = leaf.GetRSAPublicKey();
        if (rsa is { KeySize: >= 2048 }) return "RS256";
        using var curve = IsEllipticCurve(leaf) ? leaf.GetECDsaPublicKey() : null;
        return curve is { KeySize: 256 } ? "ES256" : null;
    }

    // .NET throws on the curve of SM2 although it is an "EC public key": only P-256 by name is asked for its key.
    private static bool IsEllipticCurve(X509Certificate2 leaf) =>
        leaf.GetKeyAlgorithm() == "1.2.840.10045.2.1" &&
        Convert.ToHexString(leaf.GetKeyAlgorithmParameters() ?? []) == "06082A8648CE3D030107";

    private static string? NameOf(X509Certificate2 leaf, string attribute) => leaf.SubjectName
        .EnumerateRelativeDistinguishedNames()
        .Where(name => !name.HasMultipleElements && name.GetSingleElementType().Value == attribute)
        .Select(name => name.GetSingleElementValue())
        .FirstOrDefault();

    // Issuers differ: most wrap the text in an ASN.1 string of some kind, a few store the bare bytes.
    private static string TextOf(byte[] value)
    {
        try
        {
            var reader = new AsnReader(value, AsnEncodingRules.BER);
            var tag = reader.PeekTag();
            var kind = tag.TagClass == TagClass.Universal ? (UniversalTagNumber)tag.TagValue : UniversalTagNumber.UTF8String;
            return reader.ReadCharacterString(kind);
        }
        catch (Exception unwrapped) when (unwrapped is AsnContentException or ArgumentException)
        {
            return new string([.. Encoding.UTF8.GetString(value).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Control)]);
        }
    }
}
