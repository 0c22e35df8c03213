using Ciac.Core.Signatures;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Certificates;

internal static class UpgradeServices
{
    public static void AddUpgrade(this IServiceCollection services)
    {
        services.AddScoped<PlanUpgrade>().AddScoped<StartUpgrade>().AddScoped<ProveUpgrade>().AddScoped<ReadUpgrade>();
        services.AddScoped<Upgrades>().AddScoped<UpgradeCertificate>().AddScoped<CloseUpgrade>().AddScoped<SwapMain>();
        services.AddScoped<IAfterMainSwap, LapseUpgrades>().AddScoped<IConfirmationForm, ConfirmUpgrade>();
    }
}
