using Ciac.Sandbox.Licence;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Sandbox.Pages;

public sealed class LicenceModel(LicenceTicketStore tickets, LicencePeople people, LicenceApp app) : PageModel
{
    public LicenceTicket? Ticket { get; private set; }

    public IReadOnlyList<LicenceTicket> Live { get; private set; } = [];

    public IReadOnlyList<LicencePerson> People { get; private set; } = [];

    /// A seal is confirmed by people of the unit whose seal it is.
    public IEnumerable<LicencePerson> PeopleFor(LicenceTicket ticket) =>
        People.Where(person => ticket.Seal is null || person.Enterprise.Identifier == ticket.Seal.CreditCode);

    public async Task OnGetAsync(string? ticket, CancellationToken ct)
    {
        Ticket = ticket is null ? null : await tickets.FindAsync(ticket, ct);
        Live = await tickets.LiveAsync(ct);
        People = await people.AllAsync(ct);
    }

    public async Task<IActionResult> OnPostScanAsync(string? text, CancellationToken ct)
    {
        // The text of the code, or the ticket alone.
        var ticket = (text ?? "").Trim().Split("ticket=")[^1];
        return await app.ScanAsync(ticket, ct) ? RedirectToPage(new { ticket }) : Told("二维码已失效或已被扫描");
    }

    public async Task<IActionResult> OnPostAnswerAsync(string ticket, string? subject, bool confirm, CancellationToken ct) =>
        Told(await app.AnswerAsync(ticket, confirm ? subject ?? "" : null, ct) ? confirm ? "已确认，请回到电脑上继续" : "已拒绝" : "二维码已失效");

    private RedirectToPageResult Told(string notice)
    {
        TempData["Notice"] = notice;
        return RedirectToPage(new { ticket = (string?)null });
    }
}
