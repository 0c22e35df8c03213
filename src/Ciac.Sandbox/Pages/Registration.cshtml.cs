using Ciac.Sandbox.People;
using Ciac.Sandbox.Registration;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Sandbox.Pages;

public sealed class RegistrationModel(RegistrationTickets tickets, PersonStore people, RegistrationApp app) : PageModel
{
    public RegistrationTicket? Ticket { get; private set; }

    public IReadOnlyList<RegistrationTicket> Live { get; private set; } = [];

    public IReadOnlyList<Person> People { get; private set; } = [];

    public async Task OnGetAsync(string? ticket, CancellationToken ct)
    {
        Ticket = ticket is null ? null : await tickets.FindAsync(ticket, ct);
        Live = await tickets.LiveAsync(ct);
        People = [.. (await people.AllAsync(ct)).Where(person => person.IdType == "resident")];
    }

    public async Task<IActionResult> OnPostAsync(string ticket, string idNumber, CancellationToken ct)
    {
        TempData["Notice"] = await app.RegisterAsync(ticket, idNumber, ct) ? "登记完成，请回到电脑上继续" : "二维码已失效";
        return RedirectToPage(new { ticket = (string?)null });
    }
}
