using System.Text.RegularExpressions;
using Ciac.Signing.Pdf;
using Ciac.Signing.Sealing;
using Ciac.Signing.Tests.Sealing;
using Ciac.Signing.Tests.Verification;

namespace Ciac.Signing.Tests.Pdf.Certificates;

/// <summary>Certificates with all their seals on them.</summary>
public sealed class SignedCertificateTests
{
    // Spec 7: below 120 KB at B-T; what a timestamp takes is reserved from the start, so the length is the same without one.
    private const int Most = 120 * 1024;

    [Fact]
    public async Task Use_copy_with_three_seals_is_accepted_by_pdfsig_and_qpdf_and_small()
    {
        var signed = Signed(SampleCertificates.Use);
        Assert.InRange(signed.Length, 80_000, Most);
        using var file = new TemporaryPdf(signed);
        var pdfsig = await IndependentProgram.RunAsync("pdfsig", "-nocert", file.Path);
        Assert.Equal(3, Regex.Count(pdfsig.Output, "Signature is Valid"));
        Assert.Contains("Total document signed", pdfsig.Output, StringComparison.Ordinal);
        var qpdf = await file.CheckAsync();
        Assert.Equal((0, ""), (qpdf.ExitCode, qpdf.Errors));
        var report = await Verifying.VerifyAsync(signed);
        Assert.True(report.Trusted, Verifying.Explain(report));
        Assert.Equal(["EnterpriseSeal", "AuthoritySeal", "PlatformSeal"], report.Signatures.Select(signature => signature.Field));
        Assert.Empty(report.Changes);
    }

    [Fact]
    public async Task Approval_copy_with_two_seals_is_accepted_by_pdfsig()
    {
        using var file = new TemporaryPdf(Signed(SampleCertificates.Approval));
        var pdfsig = await IndependentProgram.RunAsync("pdfsig", "-nocert", file.Path);
        Assert.Equal(2, Regex.Count(pdfsig.Output, "Signature is Valid"));
    }

    [Theory]
    [InlineData("投标")]
    [InlineData("XX改造项目投标")]
    [InlineData(null)]
    public async Task Qr_code_of_a_signed_copy_is_read_from_a_grey_print(string? purpose)
    {
        using var file = new TemporaryPdf(Signed(SampleCertificates.UseFor(purpose ?? SampleCertificates.LongestPurpose)));
        var target = Path.ChangeExtension(file.Path, null);
        await IndependentProgram.RunAsync("pdftoppm", "-gray", "-r", "150", "-singlefile", file.Path, target);
        var answer = await IndependentProgram.RunAsync("zbarimg", "--quiet", "--raw", target + ".pgm");
        Assert.Equal(SampleCertificates.VerifyAddress, answer.Output.Trim());
    }

    private static byte[] Signed(CertificateDocument certificate) =>
        certificate.SignatureBoxes.Aggregate(SampleCertificates.Renderer.Render(certificate), (file, box) => Seal(file, box.FieldName));

    private static byte[] Seal(byte[] file, string field)
    {
        var (name, number) = field switch
        {
            "EnterpriseSeal" => ("上海虚构第一号建设工程有限公司", "3101160000003"),
            "AuthoritySeal" => ("上海市住房和城乡建设管理委员会", "3101000000001"),
            _ => ("上海市建设市场信息服务平台", null),
        };
        var parameters = Seals.Parameters(field, Seals.Platform) with { Appearance = new SignatureAppearance.RoundSeal(name, number), Certify = field == "EnterpriseSeal" };
        return Seals.Signer.Sign(file, parameters, new LocalSignerKey(Seals.Platform));
    }
}
