using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Portal.Pages.Dev;

/// <summary>A drawn page of a form, in place of the picture that the server makes of a real one.</summary>
public sealed class SamplePageModel(IWebHostEnvironment environment) : PageModel
{
    private const string Head = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595.28 841.89" width="1240" height="1754" font-family="Noto Serif CJK SC, serif" font-size="11">
        <rect width="100%" height="100%" fill="#fff"/>
        <text x="60" y="46" font-size="9">上海市建设市场信息服务平台</text><text x="535" y="46" font-size="9" text-anchor="end">QS-20250317-000341</text>
        <path d="M60 54h475M60 140v420h475V140zM180 140v420M60 182h475M60 224h475M60 266h475M60 308h475M60 350h475M60 392h475M60 434h475M60 476h475M60 518h475" stroke="#444" stroke-width=".8" fill="none"/>
        <text x="297" y="104" font-size="20" text-anchor="middle">企业主证书首次开通确认表</text>
        <text x="60" y="600">本单位确认以上信息真实、准确，并申请将上述数字证书开通为本单位主证书。</text>
        <text x="60" y="634" font-size="10">企业电子签章（签章处）</text><text x="222" y="634" font-size="10">法定代表人签名（签名处）</text><text x="384" y="634" font-size="10">平台签章（签章处）</text>
        """;

    private const string Seal = """
        <circle cx="135" cy="695" r="48" stroke="#C8102E" fill="none" stroke-width="3"/>
        <path d="M135 672l6 18h19l-15 12 6 18-16-11-16 11 6-18-15-12h19z" fill="#C8102E"/>
        """;

    private const string Name = """<text x="240" y="705" font-size="30" font-style="italic">王建国</text>""";

    private static readonly (string Label, string Value)[] Rows =
    [
        ("单位名称（全称）", "上海申浦建设工程有限公司"),
        ("统一社会信用代码", "91310000132212345X"),
        ("单位类型", "本市注册单位"),
        ("法定代表人", "王建国"),
        ("证件号码", "310***********1234"),
        ("证书备注名（昵称）", "总部-张三"),
        ("证书唯一标识", "209@XY91310000132212345X"),
        ("证书序列号", "3A5F09C27B1E44D8A0917C6655E2F013"),
        ("有效期至", "2026年3月26日"),
        ("证书持有人", "张三  139****0001"),
    ];

    public IActionResult OnGet(int signed)
    {
        if (!environment.IsDevelopment()) return NotFound();
        var rows = Rows.Select((row, i) => string.Create(
            CultureInfo.InvariantCulture,
            $"<text x='70' y='{166 + (42 * i)}'>{row.Label}</text><text x='190' y='{166 + (42 * i)}'>{row.Value}</text>"));
        var signatures = (signed > 0 ? Seal : "") + (signed > 1 ? Name : "");
        return Content(Head + string.Concat(rows) + signatures + "</svg>", "image/svg+xml");
    }
}
