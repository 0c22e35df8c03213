using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace Ciac.Signing.Trust;

/// <summary>
/// A complete certificate revocation list (RFC 5280 §5). Delta, indirect and partial lists are refused: what they leave
/// out would look like "good".
/// </summary>
internal sealed class RevocationList
{
    private const string ReasonCode = "2.5.29.21";
    private static readonly Asn1Tag Context0 = new(TagClass.ContextSpecific, 0);

    // Authority key identifier, CRL number, issuer alternative name, freshest CRL, AIA: none limits what the list says.
    private static readonly HashSet<string> Harmless = ["2.5.29.35", "2.5.29.20", "2.5.29.18", "2.5.29.46", "1.3.6.1.5.5.7.1.1"];

    private readonly Dictionary<string, RevocationStatus.Revoked> _revoked = new(StringComparer.Ordinal);
    private readonly ReadOnlyMemory<byte> _signed;
    private readonly ReadOnlyMemory<byte> _algorithm;
    private readonly byte[] _value;
    private ReadOnlyMemory<byte> _issuer;

    private RevocationList(ReadOnlyMemory<byte> der)
    {
        Encoded = der;
        var outer = new AsnReader(der, AsnEncodingRules.DER);
        var list = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        _signed = list.ReadEncodedValue();
        _algorithm = list.ReadEncodedValue();
        _value = list.ReadBitString(out _);
        ReadBody(new AsnReader(_signed, AsnEncodingRules.DER).ReadSequence());
    }

    public ReadOnlyMemory<byte> Encoded { get; }

    public DateTimeOffset ThisUpdate { get; private set; }

    public DateTimeOffset? NextUpdate { get; private set; }

    /// <exception cref="AsnContentException">The bytes are no complete revocation list.</exception>
    public static RevocationList Read(ReadOnlyMemory<byte> der) => new(der);

    /// <summary>That issuer made the list.</summary>
    public bool IsOf(X509Certificate2 issuer) =>
        _issuer.Span.SequenceEqual(issuer.SubjectName.RawData)
        && SignatureAlgorithm.Read(_algorithm) is { } algorithm
        && algorithm.Verifies(issuer, _signed.Span, _value);

    /// <summary>The entry of a certificate of the list's issuer, or null.</summary>
    public RevocationStatus.Revoked? Find(X509Certificate2 certificate) => _revoked.GetValueOrDefault(Key(certificate.SerialNumberBytes));

    private static string Key(ReadOnlyMemory<byte> serial) => Convert.ToHexString(serial.Span);

    private void ReadBody(AsnReader body)
    {
        if (body.PeekTag().HasSameClassAndValue(Asn1Tag.Integer)) body.ReadIntegerBytes();
        if (!body.ReadEncodedValue().Span.SequenceEqual(_algorithm.Span)) throw new AsnContentException("inner and outer algorithm differ");
        _issuer = body.ReadEncodedValue();
        ThisUpdate = Time(body);
        if (body.HasData && IsTime(body.PeekTag())) NextUpdate = Time(body);
        if (body.HasData && body.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence)) ReadEntries(body.ReadSequence());
        if (body.HasData) Demand(body.ReadSequence(Context0).ReadSequence(), Harmless);
    }

    private void ReadEntries(AsnReader entries)
    {
        while (entries.HasData)
        {
            var entry = entries.ReadSequence();
            var serial = Key(entry.ReadIntegerBytes());
            var since = Time(entry);
            _revoked[serial] = new RevocationStatus.Revoked(since, entry.HasData ? Reason(entry.ReadSequence()) : null);
        }
    }

    private static int? Reason(AsnReader extensions)
    {
        int? reason = null;
        while (extensions.HasData)
        {
            var extension = extensions.ReadSequence();
            var oid = extension.ReadObjectIdentifier();
            var critical = extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && extension.ReadBoolean();
            if (critical && oid != ReasonCode) throw new AsnContentException("an entry has a critical extension: the list is indirect");
            if (oid == ReasonCode) reason = new AsnReader(extension.ReadOctetString(), AsnEncodingRules.DER).ReadEnumeratedBytes().Span[0];
        }
        return reason;
    }

    private static void Demand(AsnReader extensions, HashSet<string> harmless)
    {
        while (extensions.HasData)
        {
            var oid = extensions.ReadSequence().ReadObjectIdentifier();
            // Also when not critical: a partial list that forgets to say so is still partial.
            if (!harmless.Contains(oid)) throw new AsnContentException($"the list has the extension {oid} and may be partial");
        }
    }

    private static bool IsTime(Asn1Tag tag) => tag.HasSameClassAndValue(Asn1Tag.UtcTime) || tag.HasSameClassAndValue(Asn1Tag.GeneralizedTime);

    private static DateTimeOffset Time(AsnReader reader) =>
        reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();
}
