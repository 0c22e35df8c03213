using Ciac.Signing.Pdf;
using Ciac.Signing.Sealing;
using Ciac.Signing.Tests.Sealing;
using Ciac.Signing.Tests.Trust;
using Ciac.Signing.Trust;
using Ciac.Signing.Verification;

namespace Ciac.Signing.Tests.Verification;

public sealed class PadesVerifierTests
{
    private static readonly string[] Fields = ["enterprise", "representative", "platform"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Three_signatures_are_intact_trusted_and_the_last_covers_the_file(bool packed)
    {
        var report = await Verifying.VerifyAsync(Seals.ThreeTimes(packed ? SamplePdf.Packed(Fields) : SamplePdf.Table(Fields)));

        Assert.True(report.Trusted, Verifying.Explain(report));
        Assert.Equal(Fields, report.Signatures.Select(signature => signature.Field));
        Assert.Equal([false, false, true], report.Signatures.Select(signature => signature.CoversWholeFile));
        Assert.Equal(["Enterprise", "Representative", "Platform"], report.Signatures.Select(signature => signature.Signer));
        Assert.All(report.Signatures, signature => Assert.Equal(TimeSource.Claimed, signature.TimeSource));
        Assert.All(report.Signatures, signature => Assert.Equal(TestAuthority.Today, signature.Time));
        Assert.Equal(PadesLevel.BaselineB, report.Level);
        Assert.Equal([ChangeKind.FieldSigned, ChangeKind.FieldSigned], report.Signatures[0].ChangesAfter.Select(change => change.Kind));
        Assert.Empty(report.Changes);
    }

    [Fact]
    public async Task A_form_of_the_portal_signed_with_seal_and_handwriting_is_intact()
    {
        var form = new FormRenderer(Seals.Fonts).Render(new FormDocument
        {
            Title = "企业主证书首次开通确认表",
            Number = "QR-2026-000001",
            Header = "上海市建设市场信息服务平台",
            GeneratedOn = TestAuthority.Today,
            Sections = [new FormSection("单位信息", [new FormRow("单位名称", "上海测试建设有限公司")])],
            SignatureBoxes = [new SignatureBox("enterprise", "企业（签章处）", "上海测试建设有限公司"), new SignatureBox("representative", "法定代表人（签名处）", "王小明"), new SignatureBox("platform", "平台（签章处）", "平台")],
        });
        var signed = form;
        SignatureAppearance[] looks = [new SignatureAppearance.RoundSeal("上海测试建设有限公司", "3101150012345"), new SignatureAppearance.HandwrittenName("王小明", new DateOnly(2026, 6, 1)), new SignatureAppearance.RoundSeal("上海市建设市场信息服务平台", null)];
        var signers = new[] { Seals.Enterprise, Seals.Representative, Seals.Platform };
        for (var i = 0; i < 3; i++)
        {
            var parameters = Seals.Parameters(Fields[i], signers[i]) with { Appearance = looks[i], Certify = i == 0, Reason = "确认" };
            signed = Seals.Signer.Sign(signed, parameters, new LocalSignerKey(signers[i]));
        }

        var report = await Verifying.VerifyAsync(signed);

        Assert.True(report.Trusted, Verifying.Explain(report));
        Assert.Equal("确认", report.Signatures[1].Reason);
        Assert.True(signed.Length < 165 * 1024, $"{signed.Length} bytes");
        var pdfsig = await Judge.OnFileAsync(signed, "pdfsig", "-nocert");
        Assert.Equal(3, System.Text.RegularExpressions.Regex.Count(pdfsig.Said, "Signature is Valid"));
        var qpdf = await Judge.OnFileAsync(signed, "qpdf", "--check");
        Assert.True(qpdf.Code == 0, qpdf.Said);
    }

    [Fact]
    public async Task Without_the_root_a_signature_is_intact_but_not_trusted()
    {
        var signed = Seals.Sign(SamplePdf.Table(Fields), "enterprise", Seals.Enterprise);

        var report = await new PadesVerifier(TrustStore.Load([], [])).VerifyAsync(signed, CancellationToken.None);

        Assert.True(report.Intact, Verifying.Explain(report));
        Assert.False(report.Trusted);
        Assert.Equal(CheckOutcome.Failed, report.Signatures[0].Checks.Single(check => check.Code == "chain").Outcome);
    }

    [Fact]
    public async Task A_file_without_signatures_is_not_intact()
    {
        var report = await Verifying.VerifyAsync(SamplePdf.Table(Fields));

        Assert.Null(report.Unreadable);
        Assert.Empty(report.Signatures);
        Assert.False(report.Intact);
    }

    [Fact]
    public async Task A_message_under_the_content_type_of_gm_t_0010_is_read_as_what_it_is()
    {
        var signed = Seals.Sign(SamplePdf.Table(Fields), "enterprise", Seals.Enterprise);
        var outer = new System.Formats.Asn1.AsnReader(SignedRange.Of(signed).Cms, System.Formats.Asn1.AsnEncodingRules.DER).ReadSequence();
        outer.ReadObjectIdentifier();
        var writer = new System.Formats.Asn1.AsnWriter(System.Formats.Asn1.AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("1.2.156.10197.6.1.4.2.2");
            writer.WriteEncodedValue(outer.ReadEncodedValue().Span);
        }

        var report = await Verifying.VerifyAsync(Attacks.Forger.WithCms(signed, writer.Encode()));

        Assert.True(report.Trusted, Verifying.Explain(report));
    }

    [Fact]
    public async Task Something_else_than_a_pdf_is_unreadable_and_no_exception()
    {
        var report = await Verifying.VerifyAsync("hello"u8.ToArray());

        Assert.NotNull(report.Unreadable);
        Assert.False(report.Intact);
    }
}
