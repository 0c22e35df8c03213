using Ciac.Signing.Pdf;

namespace Ciac.Signing.Tests.Pdf.Certificates;

public sealed class CertificateRendererTests
{
    [Fact]
    public void Same_certificate_on_many_threads_and_with_fonts_loaded_again_gives_same_bytes()
    {
        var first = SampleCertificates.Renderer.Render(SampleCertificates.Use);
        var again = new CertificateRenderer(FontLibrary.Load(FontFolder.Find()));
        var others = Enumerable.Range(0, 12).AsParallel().Select(i => (i % 2 == 0 ? again : SampleCertificates.Renderer).Render(SampleCertificates.UseFor("XX改造项目" + "投标")));
        Assert.All(others, other => Assert.True(first.AsSpan().SequenceEqual(other)));
    }

    [Fact]
    public void Character_without_glyph_is_refused_without_naming_the_text()
    {
        var refusal = Assert.Throws<MissingGlyphException>(() => SampleCertificates.Renderer.Render(SampleCertificates.UseFor("欧阳\uFFFE路")));
        Assert.Equal('\uFFFE', refusal.CodePoint);
        Assert.DoesNotContain("欧阳", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<MissingGlyphException>(() => SampleCertificates.Renderer.Render(SampleCertificates.Approval with { Holder = [new FormRow("企业名称", "公司\uFFFE")] }));
    }

    [Fact]
    public void More_than_a_page_can_hold_is_refused_and_never_cut()
    {
        var grades = Enumerable.Range(0, 200).Select(i => $"第{i}项城市及道路照明工程专业承包一级").ToList();
        Assert.Throws<CertificateTooFullException>(() => SampleCertificates.Renderer.Render(SampleCertificates.Use with { Grades = grades }));
        Assert.Throws<CertificateTooFullException>(() => SampleCertificates.Renderer.Render(SampleCertificates.UseFor(new string('长', 2000))));
    }

    [Fact]
    public void Copy_with_other_number_of_signatures_than_its_kind_has_is_refused()
    {
        Assert.Throws<ArgumentException>(() => SampleCertificates.Renderer.Render(SampleCertificates.Use with { SignatureBoxes = SampleCertificates.Approval.SignatureBoxes }));
        Assert.Throws<ArgumentException>(() => SampleCertificates.Renderer.Render(SampleCertificates.Approval with { SignatureBoxes = SampleCertificates.Use.SignatureBoxes }));
    }
}
