using Ciac.Signing.Sealing;
using Ciac.Signing.Timestamps;
using Ciac.Signing.Trust;

namespace Ciac.Signing.Archiving;

/// <summary>
/// Makes signed files last: stores what is needed to judge their signatures later (B-LT) and stamps the whole (B-LTA,
/// EN 319 142-1 §6). Doing both again before the last timestamp's certificate ends renews the file. Thread-safe.
/// </summary>
public sealed class PadesArchiver(TrustStore trust, RevocationChecker revocation, ITimestampClient timestamps)
{
    private const int ReservedForToken = 9216;

    /// <summary>
    /// When the proof of a file begins to fade: at the end of its last document timestamp's certificate, or before there is one, at
    /// the first end of a signer's or an authority's certificate. It has to be archived, or archived again, before. Null when
    /// nothing in the file is stamped.
    /// </summary>
    /// <exception cref="Pdf.Reading.PdfFormatException">It is no PDF that can be read.</exception>
    public DateTimeOffset? FadesAt(ReadOnlyMemory<byte> pdf, DateTimeOffset at) => SettledFile.Read(pdf, trust, at).FadesAt();

    /// <summary>Adds certificates, OCSP answers and lists for every signer and timestamp authority about whom the file does not keep them yet.</summary>
    /// <param name="pdf">A file whose signatures are stamped; the data is asked for now, so that it is younger than they are.</param>
    /// <param name="at">Now.</param>
    /// <param name="ct">Stops the questions.</param>
    /// <exception cref="SealingException">A signer's status could not be had: nothing is stored that would not prove anything.</exception>
    public async Task<byte[]> AddValidationDataAsync(ReadOnlyMemory<byte> pdf, DateTimeOffset at, CancellationToken ct) =>
        ValidationDataRevision.Append(pdf, await new ValidationDataCollector(trust, revocation, at).CollectAsync(pdf, ct));

    /// <summary>Adds a document timestamp over everything that is there.</summary>
    /// <exception cref="TimestampException">No authority answered.</exception>
    public async Task<byte[]> AddTimestampAsync(ReadOnlyMemory<byte> pdf, CancellationToken ct)
    {
        var file = DocumentTimestampRevision.Build(pdf, ReservedForToken);
        return file.Embed(await timestamps.StampAsync(file.SignedBytes(), ct));
    }

    /// <summary>Both, in this order: the timestamp has to cover the data.</summary>
    public async Task<byte[]> ArchiveAsync(ReadOnlyMemory<byte> pdf, DateTimeOffset at, CancellationToken ct) =>
        await AddTimestampAsync(await AddValidationDataAsync(pdf, at, ct), ct);
}
