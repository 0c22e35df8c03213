using Ciac.Portal.Pages.Certificates;

namespace Ciac.Portal.Tests.Components;

/// <summary>A file for a spreadsheet must hold what was typed, and run nothing of it (threat 33).</summary>
public sealed class CertificateCsvTests
{
    [Theory]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("=HYPERLINK(\"http://evil.example\",\"x\")", "\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\"")]
    [InlineData("109@XY913100", "109@XY913100")]
    [InlineData("部门, \"甲\"", "\"部门, \"\"甲\"\"\"")]
    [InlineData("两\n行", "\"两\n行\"")]
    [InlineData(null, "")]
    [Trait("Case", "A-33")]
    public void A_cell_is_text_and_stays_one_cell(string? typed, string written) => Assert.Equal(written, CertificateCsv.Cell(typed));
}
