using Ciac.Core.Enterprises;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>Where the legal representative's links go: the number that the unit gave when it was opened.</summary>
public sealed class RepresentativeMobile(CiacDb db)
{
    /// <summary>Empty without one; whoever started the signing then passes the link on.</summary>
    public async Task<string> OfAsync(Enterprise unit, CancellationToken ct)
    {
        var opened = await db.Activations.AsNoTracking()
            .Where(a => a.Identifier == unit.Identifier && a.State == ActivationState.Activated)
            .OrderByDescending(a => a.EndedAt)
            .FirstOrDefaultAsync(ct);
        return opened?.Data.Unit is { } data && data.RepresentativeDocumentNumber == unit.RepresentativeDocumentNumber ? data.RepresentativeMobile : "";
    }
}
