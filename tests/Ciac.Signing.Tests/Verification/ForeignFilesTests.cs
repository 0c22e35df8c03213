using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Trust;
using Ciac.Signing.Verification;

namespace Ciac.Signing.Tests.Verification;

/// <summary>Files signed by other programs, when the folder is at hand (SIGNED_PDFS, else ../shared/signed-pdfs beside the clone).</summary>
public sealed class ForeignFilesTests
{
    private static readonly string? Folder = Find();

    [Theory]
    [InlineData("two-signatures-other-library.pdf", 2, PadesLevel.BaselineB)]
    [InlineData("three-signatures.pdf", 3, PadesLevel.BaselineB)]
    [InlineData("object-streams.pdf", 2, PadesLevel.BaselineB)]
    public async Task Whole_files_are_trusted(string name, int signatures, PadesLevel level)
    {
        if (Folder is null) return;
        var report = await VerifyAsync(name);

        Assert.True(report.Trusted, Verifying.Explain(report));
        Assert.Equal(signatures, report.Signatures.Count);
        Assert.True(report.Signatures[^1].CoversWholeFile);
        Assert.Equal(level, report.Level);
        Assert.Empty(report.Changes);
    }

    [Fact]
    public async Task A_changed_byte_breaks_all_three()
    {
        if (Folder is null) return;
        var report = await VerifyAsync("three-signatures-byte-changed.pdf");

        Assert.Equal(3, report.Signatures.Count);
        Assert.All(report.Signatures, signature => Assert.Equal(CheckOutcome.Failed, signature.Checks.Single(check => check.Code == "digest").Outcome));
    }

    [Fact]
    public async Task A_replaced_page_is_a_change_though_every_digest_holds()
    {
        if (Folder is null) return;
        var report = await VerifyAsync("page-replaced-after-signing.pdf");

        Assert.False(report.Intact);
        Assert.All(report.Signatures, signature => Assert.Equal(CheckOutcome.Passed, signature.Checks.Single(check => check.Code == "digest").Outcome));
        Assert.All(report.Signatures, signature => Assert.False(signature.Intact));
        Assert.Contains(report.Changes, change => change is { Kind: ChangeKind.Modified, Allowed: false });
    }

    [Fact]
    public async Task Timestamps_validation_data_and_a_document_timestamp_are_understood()
    {
        if (Folder is null) return;
        var report = await VerifyAsync("b-lta.pdf");

        Assert.True(report.Trusted, Verifying.Explain(report));
        Assert.Equal([false, false, false, true], report.Signatures.Select(signature => signature.IsDocumentTimestamp));
        Assert.All(report.Signatures, signature => Assert.Equal(TimeSource.Timestamp, signature.TimeSource));
        Assert.Equal(PadesLevel.BaselineLTA, report.Level);
    }

    // The root beside the file has another key than the one that issued its signer, which openssl says too.
    [Fact]
    public async Task A_signature_by_sm2_holds_and_a_root_of_the_same_name_does_not_vouch_for_it()
    {
        if (Folder is null) return;
        var report = await VerifyAsync("sm2.pdf", "sm2-root.crt");

        Assert.True(report.Intact, Verifying.Explain(report));
        Assert.False(report.Trusted);
        Assert.True(report.Signatures.Single().CoversWholeFile);
    }

    private static async Task<VerificationReport> VerifyAsync(string name, string trusted = "root.crt")
    {
        var root = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(Folder!, trusted));
        var pdf = await File.ReadAllBytesAsync(Path.Combine(Folder!, name));
        return await new PadesVerifier(TrustStore.Load([root], [])).VerifyAsync(pdf, CancellationToken.None);
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("SIGNED_PDFS") is { } named) return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "..", "shared", "signed-pdfs");
            if (Directory.Exists(candidate)) return candidate;
        }
        return null;
    }
}
