using Ciac.Signing.Pdf;

namespace Ciac.Signing.Tests.Pdf;

/// <summary>Long content: nothing is cut, nothing leaves the page, pages are counted.</summary>
public sealed class FormLayoutTests
{
    private const string LongName = "中国（上海）自由贸易试验区临港新片区轨道交通基础设施投资建设集团有限公司第一工程总承包分公司驻洋山深水港物流园区项目经理部";

    [Theory]
    [InlineData(0, 1)]
    [InlineData(8, 2)]
    [InlineData(30, 3)]
    public async Task Form_with_rows_has_numbered_pages(int rows, int pages)
    {
        using var file = new TemporaryPdf(TestFonts.Renderer.Render(rows == 0 ? SampleForms.Activation : SampleForms.WithRows(rows)));
        var text = await file.UnbrokenTextAsync();
        for (var page = 1; page <= pages; page++) Assert.Contains($"第{page}页/共{pages}页", text, StringComparison.Ordinal);
        Assert.DoesNotContain($"第{pages + 1}页/", text, StringComparison.Ordinal);
        for (var row = 1; row <= rows; row++) Assert.Contains($"第{row}项：建设工程施工许可", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(30, false)]
    [InlineData(60, true)]
    public async Task A_form_of_more_than_three_pages_has_an_outline_of_its_blocks(int rows, bool outlined)
    {
        using var file = new TemporaryPdf(TestFonts.Renderer.Render(SampleForms.WithRows(rows)));

        var said = (await IndependentProgram.RunAsync("mutool", "show", file.Path, "outline")).Output;

        string[] blocks = ["单位信息", "法定代表人", "主证书", "证书持有人", "授权业务", "签章"];
        Assert.Equal(outlined ? blocks : [], blocks.Where(block => said.Contains($"\"{block}\"", StringComparison.Ordinal)));
        Assert.Equal(outlined, said.Contains("#page=5", StringComparison.Ordinal));
        Assert.Equal(0, (await file.CheckAsync()).ExitCode);
    }

    [Fact]
    public async Task Long_company_name_is_wrapped_everywhere_and_inside_the_page()
    {
        var form = SampleForms.Activation with
        {
            Title = LongName + "确认表",
            Header = LongName + "平台",
            Footer = LongName + LongName,
            Number = new string('8', 80),
            QrCaption = LongName,
            Sections = [new FormSection(LongName, [new FormRow("名称", LongName), new FormRow(LongName, new string('W', 200)), new FormRow("空", "")])],
            SignatureBoxes = [new SignatureBox("a", "企业（签章处）", LongName)],
        };
        using var file = new TemporaryPdf(TestFonts.Renderer.Render(form));
        Assert.Equal(0, (await file.CheckAsync()).ExitCode);
        var text = await file.UnbrokenTextAsync();
        Assert.Contains(LongName, text, StringComparison.Ordinal);
        Assert.Contains(new string('W', 200), text, StringComparison.Ordinal);
        await AssertInsidePageAsync(file);
    }

    [Fact]
    public async Task Value_longer_than_a_page_is_cut_between_lines_and_complete()
    {
        var value = string.Concat(Enumerable.Range(0, 900).Select(i => $"第{i}条规定"));
        var form = SampleForms.Activation with { Sections = [new FormSection("条款", [new FormRow("前", "短"), new FormRow("全文", value), new FormRow("后", "短")])] };
        using var file = new TemporaryPdf(TestFonts.Renderer.Render(form));
        Assert.Contains(value, await file.UnbrokenBodyAsync(), StringComparison.Ordinal);
        await AssertInsidePageAsync(file);
    }

    [Fact]
    public async Task Line_breaks_in_statements_labels_and_values_are_kept()
    {
        var form = SampleForms.Activation with { Statements = ["甲方承诺\n乙方承诺"], Sections = [new FormSection("内容", [new FormRow("标\r\n签", "上行\n下行")])] };
        using var file = new TemporaryPdf(TestFonts.Renderer.Render(form));
        var lines = (await file.TextAsync()).Split('\n').Select(line => line.Trim()).ToList();
        Assert.All(["甲方承诺", "乙方承诺", "标", "签", "上行", "下行"], line => Assert.Contains(line, lines));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    public async Task Any_number_of_signature_boxes_has_fields_of_seal_size_that_do_not_overlap(int count)
    {
        var boxes = Enumerable.Range(1, count).Select(i => new SignatureBox($"f{i}", $"第 {i} 方（签章处）", "单位")).ToList();
        using var file = new TemporaryPdf(TestFonts.Renderer.Render(SampleForms.Activation with { SignatureBoxes = boxes }));
        var areas = (await FieldAreasAsync(file)).ToList();
        Assert.Equal(count, areas.Count);
        Assert.All(areas, area => Assert.True(area.Right - area.Left >= 119 && area.Top - area.Bottom >= 119));
        Assert.All(areas, area => Assert.DoesNotContain(areas, other => other != area && other.Page == area.Page
            && other.Left < area.Right && area.Left < other.Right && other.Bottom < area.Top && area.Bottom < other.Top));
    }

    private static async Task<IEnumerable<Area>> FieldAreasAsync(TemporaryPdf file)
    {
        var objects = (await file.StructureAsync()).GetProperty("qpdf")[1];
        return objects.EnumerateObject().Where(entry => entry.Value.TryGetProperty("value", out var value)
                && value.ValueKind == System.Text.Json.JsonValueKind.Object && value.TryGetProperty("/FT", out _))
            .Select(entry => entry.Value.GetProperty("value"))
            .Select(field => (Page: field.GetProperty("/P").GetString()!, Corners: field.GetProperty("/Rect").EnumerateArray().Select(corner => corner.GetDouble()).ToArray()))
            .Select(field => new Area(field.Page, field.Corners[0], field.Corners[1]) { Right = field.Corners[2], Top = field.Corners[3] });
    }

    // Every word that pdftotext finds lies inside its page, and above the lower edge of the paper.
    private static async Task AssertInsidePageAsync(TemporaryPdf file)
    {
        var answer = await IndependentProgram.RunAsync("pdftotext", "-bbox", file.Path, "-");
        var words = System.Xml.Linq.XDocument.Parse(answer.Output).Descendants().Where(element => element.Name.LocalName == "word").ToList();
        Assert.NotEmpty(words);
        Assert.All(words, word =>
        {
            double Edge(string name) => double.Parse(word.Attribute(name)!.Value, System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(Edge("xMin") >= 40 && Edge("xMax") <= 555 && Edge("yMin") >= 0 && Edge("yMax") <= 830, word.ToString());
        });
    }

    private sealed record Area(string Page, double Left, double Bottom)
    {
        public double Right { get; init; }

        public double Top { get; init; }
    }
}
