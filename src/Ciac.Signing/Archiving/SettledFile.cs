using Ciac.Signing.Pdf.Reading;
using Ciac.Signing.Trust;
using Ciac.Signing.Verification;

namespace Ciac.Signing.Archiving;

/// <summary>A file with its signatures in the order of signing, each with its best time and paths, and what the file keeps about them.</summary>
internal sealed record SettledFile(IReadOnlyList<SignatureUnderTest> Signatures, StoredEvidence Stored)
{
    public static SettledFile Read(ReadOnlyMemory<byte> pdf, TrustStore trust, DateTimeOffset at)
    {
        var file = PdfFile.Open(pdf);
        var stored = StoredEvidence.Read(file);
        var signatures = SignatureFieldTree.Read(file).Where(field => field.IsSigned).Select(field => new SignatureUnderTest(file, field))
            .OrderBy(signature => signature.Bytes?.End ?? int.MaxValue).ToList();
        new SignatureTimes(trust.With(stored.Certificates), new PathCache(), at).Settle(signatures);
        return new SettledFile(signatures, stored);
    }

    /// <summary>
    /// Once a document timestamp stands over it, the end of the last one's certificate; before, the earliest end of a signer's or
    /// of an authority's. What is not stamped by anybody trusted has no proof that could fade.
    /// </summary>
    public DateTimeOffset? FadesAt()
    {
        var stamped = Signatures.Where(signature => signature.AuthorityPath is { Trusted: true }).ToList();
        if (stamped.LastOrDefault(signature => signature.IsDocumentTimestamp) is { AuthorityPath: { } last }) return End(last);
        var paths = stamped.SelectMany(signature => new[] { signature.Path, signature.AuthorityPath }).OfType<PathResult>().Where(path => path.Trusted).ToList();
        return paths.Count == 0 ? null : paths.Min(End);
    }

    private static DateTimeOffset End(PathResult path) => path.Chain[0].NotAfter.ToUniversalTime();
}
