using System.Globalization;
using Ciac.Sandbox.Sms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Sandbox.Pages;

public sealed class InboxModel(SmsInbox inbox, SmsSwitches switches) : PageModel
{
    private const int Shown = 100;
    private static readonly TimeSpan ChinaTime = TimeSpan.FromHours(8);

    public IReadOnlyList<SmsMessage> Messages { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Failing { get; private set; } = new Dictionary<string, string>();

    public long LastId => Messages.Count == 0 ? 0 : Messages[0].Id;

    public static string InChina(DateTimeOffset at) =>
        at.ToOffset(ChinaTime).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string? LinkOf(SmsMessage message) =>
        Uri.TryCreate(message.Parameters.GetValueOrDefault("link"), UriKind.Absolute, out var link) && link.Scheme is "http" or "https"
            ? link.AbsoluteUri
            : null;

    public static string StateName(string state) => state switch
    {
        "waiting" => "发送中",
        "failed" => "未送达",
        _ => "已送达",
    };

    public static string ModeName(string mode) => mode switch
    {
        "ok" => "正常",
        "fail-receipt" => "回执失败",
        "timeout" => "已发但不应答",
        "lost" => "未发也不应答",
        "limit" => "限流",
        _ => "网关出错",
    };

    public async Task OnGetAsync(CancellationToken ct)
    {
        Messages = await inbox.LatestAsync(Shown, ct);
        Failing = switches.All.Where(entry => entry.Value != "ok").ToDictionary();
    }

    public IActionResult OnPost(string phone, string mode)
    {
        if (!switches.TrySet(phone, mode))
            return BadRequest();
        TempData["Notice"] = $"{phone}：{ModeName(mode)}";
        return RedirectToPage();
    }
}
