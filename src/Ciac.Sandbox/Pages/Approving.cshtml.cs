using Ciac.Sandbox.Approving;
using Ciac.Sandbox.Seeds;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Sandbox.Pages;

public sealed record ApprovingAct(string Number, string Act)
{
    public string? Reason { get; init; }

    public string Delivery { get; init; } = Deliveries.Once;
}

public sealed class ApprovingModel(ApprovingSystem system, CertificateStore store, EnterpriseStore enterprises) : PageModel
{
    public static readonly IReadOnlyList<(string Value, string Zh, string En)> Acts =
    [
        ("Raised", "升级", "raise"), ("Lowered", "降级", "lower"), ("Added", "增项", "add"), ("Changed", "变更（按法人库）", "change"),
        ("Ended:Cancelled", "注销（全部）", "cancel"), ("Ended:RevokedAsPenalty", "吊销（全部）", "revoke"), ("Ended:Annulled", "撤销（全部）", "annul"),
        ("Ended:Withdrawn", "撤回（全部）", "withdraw"), ("Part:Withdrawn", "撤回（最后一项）", "withdraw the last grade"),
    ];

    public IReadOnlyList<StoredEnterprise> Enterprises { get; private set; } = [];

    public IReadOnlyList<ApprovedCertificate> Certificates { get; private set; } = [];

    public IReadOnlyList<string> Held { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Enterprises = await enterprises.AllAsync(ct);
        Certificates = await store.AllAsync(ct);
        Held = await store.HeldAsync(ct);
    }

    public async Task<IActionResult> OnPostIssueAsync(string identifier, string kind, CancellationToken ct)
    {
        if (await system.IssueAsync(new CertificateWish(identifier, kind), ct) is not { } told)
            return BadRequest();
        TempData["Notice"] = $"已批准：{told.Number}";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostChangeAsync(ApprovingAct act, CancellationToken ct)
    {
        var parts = act.Act.Split(':');
        var wish = new ChangeWish(parts.Length == 1 ? parts[0] : "Ended")
        {
            EndedAs = parts.Length == 1 ? null : parts[1],
            Whole = parts[0] == "Ended",
            Reason = act.Reason,
            Delivery = act.Delivery,
        };
        if (!ModelState.IsValid || !ApprovingEndpoints.IsSound(wish))
            return BadRequest();
        TempData["Notice"] = await system.ChangeAsync(act.Number, wish, ct) is { } told ? $"已变动：{told.Number} #{told.Sequence}" : $"不能这样变动：{act.Number}";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostHeldAsync(CancellationToken ct)
    {
        TempData["Notice"] = $"已按相反顺序发送 {await system.SendHeldAsync(ct)} 个事件";
        return RedirectToPage();
    }
}
