using Ciac.Signing.Pdf;
using Ciac.Signing.Pdf.Drawing;

namespace Ciac.Signing.Tests.Pdf.Drawing;

public sealed class SignatureDrawingTests
{
    private static readonly DateOnly Date = new(2026, 3, 2);
    private static readonly PdfRectangle Box = new(0, 0, 158, 121);

    [Theory]
    [InlineData("市住建委", "3101150012345")]
    [InlineData("上海𠮷㐂𣲗工程有限公司", "3101150012345")]
    [InlineData("上海市建设市场信息服务平台", null)]
    [InlineData("中国（上海）自由贸易试验区临港新片区轨道交通基础设施投资建设集团有限公司第一分公司", "3101150012345")]
    [InlineData("NorthernLightsEngineeringandConstructionGmbH", "3101150012345")]
    public async Task Round_seal_is_clean_and_red_and_holds_every_letter_inside_its_ring(string unit, string? number)
    {
        using var file = new TemporaryPdf(DrawingPage.Of(RoundSealDrawing.Draw(TestFonts.Library, unit, number, 120)));
        Assert.Equal(0, (await file.CheckAsync()).ExitCode);
        Assert.Equal((unit + number).Order(), (await file.UnbrokenTextAsync()).Order());
        var pixels = await PixelImage.RenderAsync(file);
        Assert.True(pixels.Centre is ( > 150, < 80, < 80), pixels.Centre.ToString());
        Assert.Equal(0, pixels.CountInk(outside: 0.5));
        Assert.Equal(0, pixels.CountInk(outside: 0.456, inside: 0.467));
    }

    [Fact]
    public async Task Handwritten_name_is_set_in_the_brush_font()
    {
        var fonts = await FontsOfAsync(HandwrittenNameDrawing.Draw(TestFonts.Library, "陈建国", Date, Box));
        Assert.Equal(["MaShanZheng-Regular", "NotoSerifSC-Regular"], fonts);
    }

    [Fact]
    public async Task Handwritten_name_with_one_character_the_brush_font_lacks_is_set_whole_in_noto_bold()
    {
        using var file = new TemporaryPdf(DrawingPage.Of(HandwrittenNameDrawing.Draw(TestFonts.Library, "陈𠮷国", Date, Box)));
        Assert.Equal(["HanaMinA", "NotoSerifSC-Bold", "NotoSerifSC-Regular"], (await file.FontsAsync()).Select(font => font[0].Split('+')[1]).Order(StringComparer.Ordinal));
        Assert.Equal("陈𠮷国2026年3月2日", await file.UnbrokenTextAsync());
    }

    [Fact]
    public void Drawings_with_a_character_of_no_font_are_refused()
    {
        Assert.Throws<MissingGlyphException>(() => RoundSealDrawing.Draw(TestFonts.Library, "公司\uFFFE", null, 119));
        Assert.Throws<MissingGlyphException>(() => HandwrittenNameDrawing.Draw(TestFonts.Library, "陈\uFFFE", Date, Box));
    }

    [Fact]
    public void Same_drawing_gives_same_bytes() => Assert.Equal(
        DrawingPage.Of(RoundSealDrawing.Draw(TestFonts.Library, "上海浦江建筑工程有限公司", "3101150012345", 119)),
        DrawingPage.Of(RoundSealDrawing.Draw(TestFonts.Library, "上海浦江建筑工程有限公司", "3101150012345", 119)));

    private static async Task<IEnumerable<string>> FontsOfAsync(PdfDrawing drawing)
    {
        using var file = new TemporaryPdf(DrawingPage.Of(drawing));
        return (await file.FontsAsync()).Select(font => font[0].Split('+')[1]).Order(StringComparer.Ordinal);
    }
}
