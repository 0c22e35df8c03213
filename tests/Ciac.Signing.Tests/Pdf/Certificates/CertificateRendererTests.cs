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
    public void Copies_on_a_kept_template_are_those_of_a_new_renderer_whatever_was_drawn_between()
    {
        var renderer = new CertificateRenderer(TestFonts.Library);
        var certificates = Variants().ToList();
        foreach (var certificate in certificates) renderer.Render(certificate);
        // More versions than are kept at once.
        for (var i = 0; i < 80; i++) renderer.Render(SampleCertificates.Use with { CertificateNumber = $"D{i}" });
        var files = certificates.ConvertAll(renderer.Render);
        Assert.Equal(certificates.Count, files.Select(Convert.ToBase64String).Distinct().Count());
        Assert.All(certificates.Zip(files), pair => Assert.Equal(new CertificateRenderer(TestFonts.Library).Render(pair.First), pair.Second));
    }

    // Each differs from the first in one thing only, be it of the version or of the copy.
    private static IEnumerable<CertificateDocument> Variants()
    {
        var use = SampleCertificates.Use;
        return
        [
            use, SampleCertificates.Approval, use with { Title = "工程监理资质证书" }, use with { Copy = "使用件二" }, use with { Number = "X-1" }, use with { CertificateNumber = "D1" },
            use with { ValidUntil = use.ValidUntil.AddDays(1) }, use with { ApprovedOn = use.ApprovedOn.AddDays(1) }, use with { Grades = [use.Grades[0] + use.Grades[1]] }, use with { Grades = [use.Grades[0]] },
            use with { Holder = [.. use.Holder.SkipLast(1)] }, use with { Holder = [.. use.Holder.SkipLast(1), new FormRow(use.Holder[^1].Label, "其他")] }, use with { Authority = "上海市住建委" },
            use with { QrText = "https://portal.example/v/2" }, use with { QrCaption = "查验" }, use with { SiteWarning = "注意" }, use with { SignatureString = "0000" }, use with { GeneratedOn = use.GeneratedOn.AddMinutes(1) },
            use with { Language = "en" }, use with { SignatureBoxes = [use.SignatureBoxes[0] with { Label = "签章" }, .. use.SignatureBoxes.Skip(1)] },
            SampleCertificates.UseFor("其他用途"), use with { Use = use.Use! with { From = use.Use.From.AddDays(1) } }, use with { Use = use.Use with { Until = use.Use.Until.AddDays(1) } },
        ];
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
        var name = new string('长', 2000);
        Refused("holder or grades", SampleCertificates.Use with { Grades = grades });
        Refused("holder or grades", SampleCertificates.Use with { Holder = [new FormRow("企业名称", name)] });
        Refused("purpose", SampleCertificates.UseFor(name));
        Refused("authority", SampleCertificates.Use with { Authority = name });
        Refused("caption", SampleCertificates.Use with { QrCaption = name });
        Refused("warning", SampleCertificates.Use with { SiteWarning = name });
        Refused("signature string", SampleCertificates.Use with { SignatureString = name });
    }

    private static void Refused(string part, CertificateDocument certificate)
    {
        var refusal = Assert.Throws<CertificateTooFullException>(() => SampleCertificates.Renderer.Render(certificate));
        Assert.Equal(part, refusal.Part);
        Assert.DoesNotContain("长", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Copy_with_other_number_of_signatures_than_its_kind_has_is_refused()
    {
        Assert.Throws<ArgumentException>(() => SampleCertificates.Renderer.Render(SampleCertificates.Use with { SignatureBoxes = SampleCertificates.Approval.SignatureBoxes }));
        Assert.Throws<ArgumentException>(() => SampleCertificates.Renderer.Render(SampleCertificates.Approval with { SignatureBoxes = SampleCertificates.Use.SignatureBoxes }));
    }
}
