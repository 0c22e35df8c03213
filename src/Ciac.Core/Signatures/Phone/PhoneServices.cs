using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Signatures;

internal static class PhoneServices
{
    public static void AddPhone(this IServiceCollection services) =>
        services.AddScoped<ProvePhone>().AddScoped<PhoneCodes>().AddScoped<PhoneRequests>();
}
