using Ciac.Sandbox.Registry;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Sandbox.Pages;

public sealed record RegistryChange(string Identifier, string Name)
{
    public string EconomicType { get; init; } = "";

    public string RegisteredPlace { get; init; } = "";

    public string RegistrationNumber { get; init; } = "";

    public string RegisteredCapital { get; init; } = "";

    public string Status { get; init; } = "";

    public string RepresentativeName { get; init; } = "";

    public string RepresentativeIdNumber { get; init; } = "";
}

public sealed class RegistryModel(RegistryStore registry) : PageModel
{
    public IReadOnlyList<RegistryEntry> Entries { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Entries = await registry.AllAsync(ct);

    public async Task<IActionResult> OnPostAsync(RegistryChange change, CancellationToken ct)
    {
        if (!ModelState.IsValid || await registry.FindAsync(change.Identifier, ct) is not { } entry)
            return BadRequest();
        await registry.SaveAsync(entry with
        {
            Name = change.Name,
            EconomicType = change.EconomicType,
            RegisteredPlace = change.RegisteredPlace,
            RegistrationNumber = change.RegistrationNumber,
            RegisteredCapital = change.RegisteredCapital,
            Status = change.Status,
            LegalRepresentative = entry.LegalRepresentative with
            {
                Name = change.RepresentativeName,
                IdNumber = change.RepresentativeIdNumber,
            },
        }, ct);
        TempData["Notice"] = $"已保存：{change.Name}";
        return RedirectToPage();
    }
}
