using Ciac.Core.Signatures;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.World;

/// <summary>Signing by a scan of the electronic licence, verb by verb.</summary>
internal static class ScanWork
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static Task<Outcome<SignatureRequest>> AskScanAsync(this PortalWorld world, SigningAccess access) =>
        world.AskAsync((ShowLicenceSeal verb) => verb.HandleAsync(access, None));

    /// <summary>The code that the page shows now.</summary>
    public static Task<LicenceSeal> ScanAsync(this PortalWorld world, Guid request) =>
        world.ReadAsync(db => db.LicenceSeals.AsNoTracking().Where(s => s.RequestId == request).OrderByDescending(s => s.CreatedAt).FirstAsync());

    /// <summary>A code asked for, and a phone in front of it.</summary>
    public static async Task<Phone> ShowSealAsync(this PortalWorld world, Desk desk)
    {
        Desk.Allowed(await world.AskScanAsync(desk.Access));
        return Phone.BeforeSeal(world, desk.Firm, (await world.ScanAsync(desk.RequestId)).Ticket);
    }

    public static async Task LicenceSignsAsync(this PortalWorld world, Desk desk, string role) =>
        await (await world.ShowSealAsync(desk)).SealAsync(role);

    public static async Task<(LicenceSealState State, string? Refusal)> ScanStateAsync(this PortalWorld world, Guid request)
    {
        var scan = await world.ScanAsync(request);
        return (scan.StateAt(world.Clock.GetUtcNow()), scan.Refusal);
    }
}
