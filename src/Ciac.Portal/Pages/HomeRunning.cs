using Ciac.Core.Accounts;

namespace Ciac.Portal.Pages;

/// <summary>在办: what of the rooms runs for this user.</summary>
public sealed class HomeRunning(HomeUpgrades upgrades, HomeGrants grants, HomeAppointments appointments, HomeChanges changes, HomeCopies copies)
{
    public async Task<IReadOnlyList<RunningRequest>> OfAsync(Caller caller, CancellationToken ct) =>
    [
        .. await upgrades.OfAsync(caller, ct),
        .. await grants.OfAsync(caller, ct),
        .. await appointments.OfAsync(caller, ct),
        .. await changes.OfAsync(caller, ct),
        .. await copies.OfAsync(caller, ct),
    ];
}
