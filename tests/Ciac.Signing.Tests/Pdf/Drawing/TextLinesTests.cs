using Ciac.Signing.Pdf.Drawing;

namespace Ciac.Signing.Tests.Pdf.Drawing;

public sealed class TextLinesTests
{
    private static readonly TextStyle Style = new(TestFonts.Library.Regular, 10, PdfColor.Black);

    [Fact]
    public void Break_closing_mark_never_begins_a_line() =>
        Assert.Equal(["一二三", "四，五六", "七"], TextLines.Break(Style, "一二三四，五六七", 40));

    [Fact]
    public void Break_opening_mark_never_ends_a_line() =>
        Assert.Equal(["一二三", "（四）"], TextLines.Break(Style, "一二三（四）", 40));

    [Fact]
    public void Break_number_and_word_stay_whole() =>
        Assert.Equal(["编号为", "KT-2026"], TextLines.Break(Style, "编号为KT-2026", 60));

    [Fact]
    public void Break_word_longer_than_the_line_is_cut()
    {
        var lines = TextLines.Break(Style, new string('W', 30), 50);
        Assert.Equal(new string('W', 30), string.Concat(lines));
        Assert.All(lines, line => Assert.InRange(Style.WidthOf(line), 1, 50));
    }

    [Fact]
    public void Break_keeps_line_breaks_and_empty_lines() =>
        Assert.Equal(["甲", "", "乙"], TextLines.Break(Style, "甲\r\n\n乙", 100));

    [Fact]
    public void Break_loses_no_character_and_no_line_is_too_wide()
    {
        const string text = "依据《建筑法》（2019年修正）第二十六条：“承包建筑工程的单位应当持有依法取得的资质证书”，𠮷㐂𣲗公司（原 Northern Lights Engineering GmbH）承诺100%属实……特此确认。";
        for (var width = 24.0; width < 500; width += 7)
        {
            var lines = TextLines.Break(Style, text, width);
            Assert.Equal(TemporaryPdf.Unbroken(text), TemporaryPdf.Unbroken(string.Concat(lines)));
            Assert.All(lines, line => Assert.InRange(Style.WidthOf(line), 0, width + 0.001));
        }
    }
}
