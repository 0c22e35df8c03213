using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Pdf.Reading;
using Ciac.Signing.Trust;
using Ciac.Signing.Verification.Cms;

namespace Ciac.Signing.Verification;

/// <summary>
/// The document security store of a file (EN 319 142-1 §5.4.2): certificates, OCSP answers and lists that were kept so that
/// the signatures can be judged later. Each proves itself by its own signature; the store adds no trust.
/// </summary>
internal sealed class StoredEvidence
{
    private static readonly RevocationOptions Rules = new();
    private readonly List<OcspResponse> _answers = [];
    private readonly List<RevocationList> _lists = [];

    private StoredEvidence()
    {
    }

    public List<X509Certificate2> Certificates { get; } = [];

    public static StoredEvidence Read(PdfFile file)
    {
        var evidence = new StoredEvidence();
        var store = file.Dictionary(file.Catalog["DSS"]);
        evidence.Certificates.AddRange(Streams(file, store["Certs"]).Select(CmsIntegrity.TryLoad).OfType<X509Certificate2>());
        evidence._answers.AddRange(Streams(file, store["OCSPs"]).Select(der => Try(() => OcspResponse.Read(der))).OfType<OcspResponse>());
        evidence._lists.AddRange(Streams(file, store["CRLs"]).Select(der => Try(() => RevocationList.Read(der))).OfType<RevocationList>());
        return evidence;
    }

    /// <summary>What the store says about a certificate at a stamped time; null when it says nothing that counts.</summary>
    public RevocationStatus? About(X509Certificate2 leaf, X509Certificate2 issuer, DateTimeOffset at) =>
        _answers.Select(response => FromAnswer(response, leaf, issuer, at)).FirstOrDefault(status => status is not null)
        ?? _lists.Where(list => Reaches(at, list.ThisUpdate, list.NextUpdate) && list.IsOf(issuer)).Select(list => FromList(list, leaf)).FirstOrDefault();

    private static RevocationStatus? FromAnswer(OcspResponse response, X509Certificate2 leaf, X509Certificate2 issuer, DateTimeOffset at)
    {
        if (Try(() => response.Answers is [var only] ? OcspAnswer.Read(only, leaf, issuer) : null) is not { } answer) return null;
        if (answer.Status is RevocationStatus.Unknown || !Reaches(at, answer.ThisUpdate, answer.NextUpdate)) return null;
        // Judged as of its own day: the responder's certificate may have ended since.
        var verdict = Try(() => new OcspJudgement(leaf, issuer, Rules).Judge(response, answer.ThisUpdate));
        return verdict?.Answer?.Status;
    }

    private static RevocationStatus FromList(RevocationList list, X509Certificate2 leaf) =>
        list.Find(leaf) is { } revoked ? revoked : new RevocationStatus.Good(list.ThisUpdate, RevocationSource.Crl);

    /// <summary>The data was made after that time, or still held then.</summary>
    private static bool Reaches(DateTimeOffset at, DateTimeOffset thisUpdate, DateTimeOffset? nextUpdate) =>
        at <= (nextUpdate is { } next && next > thisUpdate ? next : thisUpdate + Rules.LongestAge);

    private static IEnumerable<ReadOnlyMemory<byte>> Streams(PdfFile file, PdfValue list) =>
        file.Items(list).Select(file.Get).OfType<PdfStream>().Select(file.Decode);

    private static T? Try<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (broken is AsnContentException or CryptographicException)
        {
            // Something in the store that is not what it should be proves nothing; the rest may.
            return null;
        }
    }
}
