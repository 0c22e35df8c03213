using Ciac.Sandbox.Seeds;

namespace Ciac.Sandbox.Approving;

/// Certificates that the seeded enterprises have from the start; the portal is told once it takes events.
public sealed class SeededCertificates(ApprovingSystem system, CertificateStore store)
{
    private static readonly string[][] Kinds = [["Construction", "Design"], ["Supervision"], ["Construction", "Survey"], ["CostConsulting"], ["Construction"], ["Testing"], ["BiddingAgency"], []];

    public async Task PrepareAsync(CancellationToken ct)
    {
        foreach (var (enterprise, kinds) in SeedCatalogue.All.Zip(Kinds))
            await IssueOnceAsync(enterprise.Identifier, kinds, ct);
    }

    private async Task IssueOnceAsync(string identifier, IEnumerable<string> kinds, CancellationToken ct)
    {
        if (await store.HasAnyAsync(identifier, ct))
            return;
        foreach (var kind in kinds)
        {
            var told = await system.IssueAsync(new CertificateWish(identifier, kind), ct);
            if (kind == "Construction")
                await system.ChangeAsync(told!.Number, new ChangeWish("Added"), ct);
        }
    }
}
