using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Archiving;
using Ciac.Signing.Pdf.Reading;
using Ciac.Signing.Sealing;
using Ciac.Signing.Tests.Sealing;
using Ciac.Signing.Tests.Trust;
using Ciac.Signing.Tests.Verification;

namespace Ciac.Signing.Tests.Hostile;

/// <summary>What the readers read, from a file of level B-LTA and beside it: whole and good, to be spoiled.</summary>
internal sealed record RealBytes(byte[] Table, byte[] Packed, byte[] Message, byte[] Token, byte[] Ocsp, byte[] Certificate, byte[] List)
{
    private static readonly Lazy<Task<RealBytes>> Only = new(MakeAsync);

    public static Task<RealBytes> ReadAsync() => Only.Value;

    private static async Task<RealBytes> MakeAsync()
    {
        await using var outside = await OutsideParties.StartAsync();
        var (table, packed) = (await ArchivedAsync(SamplePdf.Table("enterprise", "platform"), outside), await ArchivedAsync(SamplePdf.Packed("enterprise", "platform"), outside));
        var file = PdfFile.Open(table);
        var answers = file.Items(file.Dictionary(file.Catalog["DSS"])["OCSPs"]).Select(file.Get).OfType<PdfStream>().Select(stream => file.Decode(stream).ToArray());
        var list = new CertificateRevocationListBuilder();
        list.AddEntry([1, 2, 3], TestAuthority.Today, X509RevocationReason.KeyCompromise);
        return new RealBytes(
            table, packed, SignedRange.Of(table, 0).Cms, SignedRange.Of(table).Cms, answers.First(), outside.KnownEc("Holder").RawData,
            list.Build(TestAuthority.Shared.Ec, 1, TestAuthority.Today.AddDays(1), HashAlgorithmName.SHA256, thisUpdate: TestAuthority.Today.AddDays(-1)));
    }

    private static async Task<byte[]> ArchivedAsync(byte[] pdf, OutsideParties outside)
    {
        var signer = new PadesSigner(Seals.Fonts, outside.Timestamps);
        foreach (var (field, certificate) in new[] { ("enterprise", outside.KnownRsa("Enterprise")), ("platform", outside.KnownEc("Platform")) })
            pdf = await signer.SignAsync(pdf, Seals.Parameters(field, certificate) with { Certify = field == "enterprise" }, new LocalSignerKey(certificate), CancellationToken.None);
        return await new PadesArchiver(Verifying.Trust, OutsideParties.NewChecker(), outside.Timestamps).ArchiveAsync(pdf, DateTimeOffset.UtcNow, CancellationToken.None);
    }
}
