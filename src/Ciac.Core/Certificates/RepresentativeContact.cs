using Ciac.Core.Enterprises;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>Where the legal representative is texted: the number the unit gave when it was opened; empty without one, and the link is passed on.</summary>
public sealed class RepresentativeContact(CiacDb db)
{
    public async Task<string> MobileOfAsync(Enterprise unit, CancellationToken ct)
    {
        var opened = await db.Activations.AsNoTracking()
            .Where(a => a.Identifier == unit.Identifier && a.State == ActivationState.Activated)
            .OrderByDescending(a => a.EndedAt)
            .FirstOrDefaultAsync(ct);
        return opened?.Data.Unit is { } data && data.RepresentativeDocumentNumber == unit.RepresentativeDocumentNumber ? data.RepresentativeMobile : "";
    }
}
