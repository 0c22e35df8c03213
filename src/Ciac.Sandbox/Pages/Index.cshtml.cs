using Ciac.Sandbox.Seeds;
using Ciac.Sandbox.Switches;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Sandbox.Pages;

public sealed class IndexModel(PartySwitches switches, SeedList seeds, EnterpriseStore enterprises, Seeder seeder) : PageModel
{
    public IReadOnlyDictionary<string, string> Modes { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<SeedEntry> Enterprises { get; private set; } = [];

    public static string NameOf(string party) => party switch
    {
        "registry" => "法人库",
        "csc" => "云签名服务商",
        "tsa" => "时间戳服务",
        "ocsp" => "证书状态查询",
        "crl" => "证书吊销列表",
        "licence" => "电子营业执照",
        "one-network" => "一网通办",
        "registration" => "个人信息登记",
        "national" => "全国建筑市场监管平台",
        _ => "短信网关",
    };

    public static string ModeName(string mode) => mode switch
    {
        "ok" => "正常",
        "down" => "停止服务",
        "slow" => "应答过慢",
        "garbage" => "应答乱码",
        "busy" => "限流",
        _ => "使用错误密钥",
    };

    public static string CategoryName(string category) => category switch
    {
        EnterpriseSeed.Local => "本市注册单位",
        EnterpriseSeed.LocalWithoutCode => "本市无统一社会信用代码单位",
        EnterpriseSeed.OtherProvince => "外省市企业",
        _ => "境外企业",
    };

    public static IEnumerable<string> ModesOf(string party) =>
        PartySwitches.ModesOf(party);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Modes = switches.All;
        Enterprises = await seeds.ReadAsync(ct);
    }

    public IActionResult OnPost(string party, string mode)
    {
        if (!switches.TrySet(party, mode))
            return BadRequest();
        TempData["Notice"] = $"{NameOf(party)}：{ModeName(mode)}";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostFreshAsync(string category)
    {
        if (!EnterpriseSeed.Categories.Contains(category))
            return BadRequest();
        var seed = FreshEnterprise.Invent(new FreshEnterpriseWish(category), await enterprises.NextNumberAsync(CancellationToken.None));
        await seeder.SeedAsync(seed, CancellationToken.None);
        TempData["Notice"] = $"已新建：{seed.Name}（{seed.Identifier}）";
        return RedirectToPage();
    }
}
