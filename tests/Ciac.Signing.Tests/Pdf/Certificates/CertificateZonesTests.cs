using Ciac.Signing.Pdf;

namespace Ciac.Signing.Tests.Pdf.Certificates;

/// <summary>What pdftotext finds in the zones of a certificate.</summary>
public sealed class CertificateZonesTests
{
    [Fact]
    public async Task Use_copy_says_everything_in_every_zone()
    {
        var text = await TextAsync(SampleCertificates.Use);
        Assert.All(Common(SampleCertificates.Use), expected => Assert.Contains(TemporaryPdf.Unbroken(expected), text, StringComparison.Ordinal));
        Assert.Contains("本使用件仅用于：", text, StringComparison.Ordinal);
        Assert.Contains("使用期限：2026-12-01至2027-02-28", text, StringComparison.Ordinal);
        // In zone D and as watermark.
        Assert.Equal(2, text.Split("XX改造项目投标").Length - 1);
        Assert.DoesNotContain("企业内部展示", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approval_copy_has_no_purpose_and_says_what_it_is_not_for()
    {
        var text = await TextAsync(SampleCertificates.Approval);
        Assert.All(Common(SampleCertificates.Approval), expected => Assert.Contains(TemporaryPdf.Unbroken(expected), text, StringComparison.Ordinal));
        Assert.Contains("仅供企业内部展示，不得用于投标等经营活动", text, StringComparison.Ordinal);
        Assert.DoesNotContain("本使用件", text, StringComparison.Ordinal);
        Assert.DoesNotContain("使用期限", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(30)]
    public async Task Every_grade_stands_on_both_copies(int count)
    {
        var grades = SampleCertificates.ThirtyGrades.Take(count).ToList();
        foreach (var copy in (CertificateDocument[])[SampleCertificates.Use, SampleCertificates.Approval])
        {
            var text = await TextAsync(copy with { Grades = grades });
            Assert.All(grades, grade => Assert.Contains(grade, text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Rare_characters_and_long_texts_come_back_whole()
    {
        const string name = "中国（上海）自由贸易试验区临港新片区轨道交通基础设施投资建设集团有限公司𠮷㐂𣲗第一分公司";
        const string address = "上海市浦东新区中国（上海）自由贸易试验区临港新片区环湖西二路888号C楼及海洋一路333号1号楼、2号楼、3号楼裙房四层401室";
        var text = await TextAsync(SampleCertificates.UseFor(SampleCertificates.LongestPurpose) with { Holder = [new FormRow("企业名称", name), new FormRow("注册地址", address)], Grades = SampleCertificates.ThirtyGrades });
        Assert.Contains(name, text, StringComparison.Ordinal);
        Assert.Contains(address, text, StringComparison.Ordinal);
        Assert.Contains(SampleCertificates.LongestPurpose, text, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Common(CertificateDocument certificate) =>
    [
        certificate.Title, certificate.Copy, .. certificate.Holder.Select(row => row.Label + "：" + row.Value),
        "证书编号：D231000037", "有效期至：2030年5月31日", "资质类别及等级：", .. certificate.Grades, certificate.QrCaption, certificate.SiteWarning,
        "发证机关", certificate.Authority, "批准日期：2025年6月1日", "电子签名串", certificate.SignatureString,
        "本件生成日期：2026年11月25日13:02", "文书编号：" + certificate.Number, .. certificate.SignatureBoxes.Select(box => box.Label),
    ];

    private static async Task<string> TextAsync(CertificateDocument certificate)
    {
        using var file = new TemporaryPdf(SampleCertificates.Renderer.Render(certificate));
        return await file.UnbrokenTextAsync();
    }
}
