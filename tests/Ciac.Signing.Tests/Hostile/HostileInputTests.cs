using System.Diagnostics;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Ciac.Signing.ElectronicSeals;
using Ciac.Signing.Pdf.Fonts;
using Ciac.Signing.Pdf.Reading;
using Ciac.Signing.Sealing;
using Ciac.Signing.Tests.Attacks;
using Ciac.Signing.Tests.Pdf.Fonts;
using Ciac.Signing.Tests.Trust;
using Ciac.Signing.Tests.Verification;
using Ciac.Signing.Trust;
using Ciac.Signing.Verification;
using Ciac.Signing.Verification.Cms;
using FsCheck;
using FsCheck.Fluent;

namespace Ciac.Signing.Tests.Hostile;

/// <summary>
/// Real bytes, spoiled at random, and bytes out of nothing: every reader ends in its time, within its memory, and with no other
/// exception than the one that its readers expect. What verifies files, seals and certificates throws nothing at all.
/// </summary>
public sealed class HostileInputTests
{
    private const long MostBytes = 300L * 1024 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Files_are_verified_without_any_exception()
    {
        var real = await RealBytes.ReadAsync();
        var verifier = new PadesVerifier(Verifying.Trust);
        foreach (var file in new[] { real.Table, real.Packed })
            Spoil(file, 120, bytes => Verify(verifier, bytes));
        // The values alone, in files that are whole.
        Spoil(real.Message, 120, bytes => Verify(verifier, Forger.WithCms(real.Table, bytes.Length > 9000 ? bytes[..9000] : bytes, 0)));
        Spoil(real.Token, 120, bytes => Verify(verifier, Forger.WithCms(real.Table, bytes.Length > 9000 ? bytes[..9000] : bytes)));
        FromNothing(300, bytes => Verify(verifier, [.. "%PDF-1.7\n"u8, .. bytes]));
    }

    [Fact]
    public async Task Every_object_of_a_file_is_read_or_the_file_refused()
    {
        var real = await RealBytes.ReadAsync();
        foreach (var file in new[] { real.Table, real.Packed }) Spoil(file, 400, ReadAll, typeof(PdfFormatException));
        FromNothing(400, bytes => ReadAll([.. "%PDF-1.7\n"u8, .. bytes, .. "\nstartxref\n9\n%%EOF"u8]), typeof(PdfFormatException));
    }

    [Fact]
    public async Task Signing_a_spoiled_file_is_refused_or_done()
    {
        var real = await RealBytes.ReadAsync();
        var parameters = Sealing.Seals.Parameters("platform", Sealing.Seals.Platform);
        Spoil(Sealing.SamplePdf.Table("enterprise", "platform"), 300, bytes => Sealing.Seals.Signer.Prepare(bytes, parameters), typeof(PdfFormatException), typeof(SealingException));
        Spoil(real.Packed, 100, bytes => Sealing.Seals.Signer.Prepare(bytes, parameters), typeof(PdfFormatException), typeof(SealingException));
    }

    [Fact]
    public async Task Messages_tokens_answers_and_lists_are_read_or_are_no_asn1()
    {
        var real = await RealBytes.ReadAsync();
        Spoil(real.Message, 1500, bytes => CmsMessage.Read(bytes).Bag.Count.ToString(null, null), typeof(AsnContentException));
        Spoil(real.Token, 1500, bytes => TimestampToken.Read(bytes), typeof(AsnContentException));
        Spoil(real.Token, 500, bytes => TimestampBinding.Demand(bytes, [1, 2, 3]), typeof(SealingException));
        Spoil(real.Ocsp, 1500, bytes => OcspResponse.Read(bytes), typeof(AsnContentException), typeof(CryptographicException));
        Spoil(real.List, 1500, bytes => RevocationList.Read(bytes).IsOf(TestAuthority.Shared.Ec), typeof(AsnContentException));
        FromNothing(500, bytes => CmsMessage.Read(bytes), typeof(AsnContentException));
        FromNothing(500, bytes => OcspResponse.Read(bytes), typeof(AsnContentException), typeof(CryptographicException));
        FromNothing(500, bytes => RevocationList.Read(bytes), typeof(AsnContentException));
    }

    [Fact]
    public async Task An_answer_is_judged_without_any_exception()
    {
        var real = await RealBytes.ReadAsync();
        using var leaf = X509CertificateLoader.LoadCertificate(real.Certificate);
        Spoil(real.Ocsp, 500, bytes => new OcspJudgement(leaf, TestAuthority.Shared.Ec, new RevocationOptions()).Judge(bytes, [1], DateTimeOffset.UtcNow));
    }

    [Fact]
    public async Task A_certificate_that_the_platform_loads_is_judged_without_any_exception()
    {
        var real = await RealBytes.ReadAsync();
        Spoil(real.Certificate, 1000, Judge, typeof(CryptographicException));
        using var sm2 = await Sm2Authority.StartAsync();
        Spoil(sm2.Load("leaf").RawData, 600, Judge, typeof(CryptographicException));
    }

    [Fact]
    public void A_font_is_read_and_cut_to_a_subset_or_refused()
    {
        foreach (var font in new[] { new TinyFont().Build(), new TinyFont { Format4 = true }.Build() })
            Spoil(font, 1500, bytes => Cut(TrueTypeFont.Parse(bytes, "x")), typeof(FontFormatException));
        FromNothing(300, bytes => Cut(TrueTypeFont.Parse(bytes, "x")), typeof(FontFormatException));
    }

    [Fact]
    public void A_seal_is_verified_without_any_exception()
    {
        var verifier = new SealVerifier(Verifying.Trust);
        FromNothing(500, bytes => verifier.Verify(bytes, new byte[32]));
        FromNothing(500, bytes => ElectronicSeal.Read(bytes), typeof(AsnContentException));
    }

    private static void Spoil(byte[] original, int rounds, Action<byte[]> read, params Type[] expected) => Prop
        .ForAll(Edit.Some, edits => Bounded(Edit.Apply(original, edits), read, expected))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(rounds));

    private static void FromNothing(int rounds, Action<byte[]> read, params Type[] expected) => Prop
        .ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => Bounded(bytes, read, expected))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(rounds).WithEndSize(400));

    private static bool Bounded(byte[] bytes, Action<byte[]> read, Type[] expected)
    {
        var (before, watch) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
        try
        {
            read(bytes);
        }
        catch (Exception refused) when (expected.Any(type => type.IsInstanceOfType(refused)))
        {
            // Which of its reasons it was is for the tests of the readers.
        }
        Assert.True(watch.Elapsed < Longest, $"it took {watch.Elapsed}");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostBytes, "it took too much memory");
        return true;
    }

    private static void Verify(PadesVerifier verifier, byte[] bytes) =>
        verifier.VerifyAsync(bytes, DateTimeOffset.UtcNow, CancellationToken.None).GetAwaiter().GetResult();

    private static void ReadAll(byte[] bytes)
    {
        var file = PdfFile.Open(bytes);
        foreach (var (number, entry) in file.Entries)
        {
            if (file.Get(new PdfReference(number, entry.Kind == XrefKind.Plain ? entry.Index : 0)) is PdfStream stream) file.Decode(stream);
        }
        SignatureFieldTree.Read(file);
        StoredEvidence.Read(file);
    }

    private static void Judge(byte[] bytes)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(bytes);
        foreach (var purpose in Enum.GetValues<PathPurpose>()) CertificatePath.Validate(certificate, Verifying.Trust, DateTimeOffset.UtcNow, purpose);
        Sm2Signature.Verifies(certificate, bytes, new byte[64]);
    }

    private static void Cut(TrueTypeFont font)
    {
        var subset = new GlyphSubset(font);
        foreach (var rune in "ABC \u00A0".EnumerateRunes().Append(new Rune(TinyFont.RareCodePoint))) subset.Add(rune.Value, font.GlyphOf(rune.Value));
        SubsetFile.Write(subset);
    }
}
