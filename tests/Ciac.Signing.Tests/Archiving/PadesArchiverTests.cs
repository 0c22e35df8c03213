using System.Security.Cryptography.X509Certificates;
using System.Text;
using Ciac.Signing.Archiving;
using Ciac.Signing.Sealing;
using Ciac.Signing.Tests.Attacks;
using Ciac.Signing.Tests.Sealing;
using Ciac.Signing.Tests.Trust;
using Ciac.Signing.Tests.Verification;
using Ciac.Signing.Trust;
using Ciac.Signing.Verification;

namespace Ciac.Signing.Tests.Archiving;

public sealed class PadesArchiverTests : IAsyncLifetime
{
    private OutsideParties _outside = null!;

    public async Task InitializeAsync() => _outside = await OutsideParties.StartAsync();

    public async Task DisposeAsync() => await _outside.DisposeAsync();

    private PadesArchiver Archiver => new(Verifying.Trust, OutsideParties.NewChecker(), _outside.Timestamps);

    private async Task<byte[]> StampedAsync(byte[] pdf, string field, X509Certificate2 certificate) =>
        await new PadesSigner(Seals.Fonts, _outside.Timestamps).SignAsync(pdf, Seals.Parameters(field, certificate) with { Certify = field == "enterprise" }, new LocalSignerKey(certificate), CancellationToken.None);

    private async Task<byte[]> TwiceSignedAsync(bool packed, X509Certificate2 enterprise)
    {
        string[] fields = ["enterprise", "platform"];
        var pdf = packed ? SamplePdf.Packed(fields) : SamplePdf.Table(fields);
        return await StampedAsync(await StampedAsync(pdf, "enterprise", enterprise), "platform", _outside.KnownEc("Platform"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stored_data_and_a_document_timestamp_raise_the_level_step_by_step(bool packed)
    {
        var signed = await TwiceSignedAsync(packed, _outside.KnownRsa("Enterprise"));

        var stored = await Archiver.AddValidationDataAsync(signed, DateTimeOffset.UtcNow, CancellationToken.None);
        var archived = await Archiver.AddTimestampAsync(stored, CancellationToken.None);

        Assert.Equal(PadesLevel.BaselineT, (await Verifying.VerifyAsync(signed)).Level);
        Assert.Equal(PadesLevel.BaselineLT, (await Verifying.VerifyAsync(stored)).Level);
        var report = await Verifying.VerifyAsync(archived);
        Assert.True(report.Trusted, Verifying.Explain(report));
        Assert.Equal(PadesLevel.BaselineLTA, report.Level);
        Assert.Equal([ChangeKind.FieldSigned, ChangeKind.TimestampAdded, ChangeKind.ValidationDataAdded], report.Signatures[0].ChangesAfter.Select(change => change.Kind).Order());
        Assert.True(report.Signatures[^1] is { IsDocumentTimestamp: true, CoversWholeFile: true, Signer: "TSA" });
        var pdfsig = await Judge.OnFileAsync(archived, "pdfsig", "-nocert");
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(pdfsig.Said, "Signature is Valid"));
        var qpdf = await Judge.OnFileAsync(archived, "qpdf", "--check");
        Assert.True(qpdf.Code == 0, qpdf.Said);
    }

    [Fact]
    public async Task A_document_timestamp_is_a_token_over_the_whole_file_that_openssl_verifies()
    {
        var archived = await Archiver.AddTimestampAsync(await TwiceSignedAsync(false, _outside.KnownRsa("Enterprise")), CancellationToken.None);
        var range = SignedRange.Of(archived);

        var said = await Judge.WithFileAsync(range.Cms, token => Judge.WithFileAsync(range.Content, content => Judge.WithFileAsync(
            Encoding.ASCII.GetBytes(TestAuthority.Shared.Root.ExportCertificatePem()),
            root => Judge.RunAsync("openssl", "ts", "-verify", "-token_in", "-in", token, "-data", content, "-CAfile", root))));

        Assert.True(said.Code == 0, said.Said);
        Assert.Equal(archived.Length, range.Content.Length + range.GapEnd - range.GapStart);
    }

    [Fact]
    public async Task Years_later_with_everybody_silent_and_the_key_revoked_the_file_is_still_valid()
    {
        var enterprise = _outside.KnownRsa("Enterprise");
        var archived = await Archiver.ArchiveAsync(await TwiceSignedAsync(false, enterprise), DateTimeOffset.UtcNow, CancellationToken.None);
        var asked = _outside.Questions;
        _outside.Silence();

        var report = await new PadesVerifier(Verifying.Trust, OutsideParties.NewChecker()).VerifyAsync(archived, DateTimeOffset.UtcNow.AddYears(8), CancellationToken.None);

        Assert.True(report.Trusted, Verifying.Explain(report));
        Assert.All(report.Signatures.Where(signature => !signature.IsDocumentTimestamp), signature => Assert.IsType<RevocationStatus.Good>(signature.Revocation));
        Assert.Equal(asked, _outside.Questions);
    }

    [Fact]
    public async Task Stored_data_of_a_claimed_time_is_not_believed()
    {
        var leaf = _outside.KnownRsa("Enterprise");
        var signed = Seals.Sign(SamplePdf.Table("enterprise"), "enterprise", leaf);
        var stored = await Archiver.AddValidationDataAsync(signed, DateTimeOffset.UtcNow, CancellationToken.None);
        _outside.Revoke(leaf, DateTimeOffset.UtcNow);

        var report = await Verifying.VerifyAsync(stored, OutsideParties.NewChecker());

        Assert.Equal(PadesLevel.BaselineB, report.Level);
        Assert.IsType<RevocationStatus.Revoked>(report.Signatures[0].Revocation);
        Assert.False(report.Trusted);
    }

    [Fact]
    public async Task A_revoked_or_silent_signer_cannot_be_archived()
    {
        var leaf = _outside.KnownRsa("Enterprise");
        var signed = await StampedAsync(SamplePdf.Table("enterprise"), "enterprise", leaf);
        _outside.Revoke(leaf, DateTimeOffset.UtcNow);
        var revoked = await Assert.ThrowsAsync<SealingException>(() => Archiver.AddValidationDataAsync(signed, DateTimeOffset.UtcNow, CancellationToken.None));
        _outside.Silence();
        var silent = await Assert.ThrowsAsync<SealingException>(() => Archiver.AddValidationDataAsync(signed, DateTimeOffset.UtcNow, CancellationToken.None));

        Assert.Equal([SealingFailure.StatusUnavailable, SealingFailure.StatusUnavailable], [revoked.Failure, silent.Failure]);
    }

    [Fact]
    public async Task Renewing_adds_a_second_timestamp_and_loses_nothing()
    {
        var archived = await Archiver.ArchiveAsync(await TwiceSignedAsync(false, _outside.KnownRsa("Enterprise")), DateTimeOffset.UtcNow, CancellationToken.None);

        var renewed = await Archiver.ArchiveAsync(archived, DateTimeOffset.UtcNow, CancellationToken.None);

        var report = await Verifying.VerifyAsync(renewed);
        Assert.True(report.Trusted, Verifying.Explain(report));
        Assert.Equal(["timestamp-1", "timestamp-2"], report.Signatures.Where(signature => signature.IsDocumentTimestamp).Select(signature => signature.Field));
        Assert.Equal(PadesLevel.BaselineLTA, report.Level);
    }

    [Fact]
    public async Task Proof_fades_with_the_first_signer_and_after_a_document_timestamp_with_its_authority()
    {
        var soon = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.AddDays(20).ToUnixTimeSeconds());
        var signed = await TwiceSignedAsync(false, _outside.KnownRsa("Enterprise", new LeafOptions { NotAfter = soon }));
        var archived = await Archiver.ArchiveAsync(signed, DateTimeOffset.UtcNow, CancellationToken.None);

        Assert.Equal(soon, Archiver.FadesAt(signed, DateTimeOffset.UtcNow));
        Assert.Equal(_outside.AuthorityEnds, Archiver.FadesAt(archived, DateTimeOffset.UtcNow));
        Assert.Null(Archiver.FadesAt(Seals.ThreeTimes(SamplePdf.Table("enterprise", "representative", "platform")), DateTimeOffset.UtcNow));
    }

    [Fact]
    public async Task Renewing_after_years_asks_nobody_about_signers_whom_the_file_proves()
    {
        var archived = await Archiver.ArchiveAsync(await TwiceSignedAsync(false, _outside.KnownRsa("Enterprise")), DateTimeOffset.UtcNow, CancellationToken.None);
        _outside.Silence();
        var asked = _outside.Questions;

        var renewed = await Archiver.ArchiveAsync(archived, DateTimeOffset.UtcNow.AddYears(6), CancellationToken.None);

        Assert.Equal(asked, _outside.Questions);
        var report = await new PadesVerifier(Verifying.Trust).VerifyAsync(renewed, DateTimeOffset.UtcNow.AddYears(6), CancellationToken.None);
        Assert.True(report.Trusted, Verifying.Explain(report));
        Assert.Equal(PadesLevel.BaselineLTA, report.Level);
    }

    [Fact]
    public async Task A_store_that_is_emptied_or_taken_away_is_a_change()
    {
        var stored = await Archiver.ArchiveAsync(await TwiceSignedAsync(false, _outside.KnownRsa("Enterprise")), DateTimeOffset.UtcNow, CancellationToken.None);
        var catalog = Forger.Body(stored, 1);
        var number = int.Parse(System.Text.RegularExpressions.Regex.Match(catalog, @"/DSS (\d+) 0 R").Groups[1].Value, null);

        var emptied = await Verifying.VerifyAsync(Forger.Update(stored, number, "<</Type/DSS>>"));
        var taken = await Verifying.VerifyAsync(Forger.Update(stored, 1, catalog.Replace($"/DSS {number} 0 R", "", StringComparison.Ordinal)));

        Assert.False(emptied.Intact);
        Assert.False(taken.Intact);
    }
}
