using Ciac.Signing.Archiving;
using Ciac.Workflows.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Signatures;

internal static class RenewalServices
{
    public static void AddRenewal(this IServiceCollection services)
    {
        services.AddSingleton<PadesArchiver>();
        services.AddScoped<QueueRenewals>().AddScoped<KeepRenewal>();
        services.AddScoped<IOutboxHandler, RenewTimestamp>();
    }
}
