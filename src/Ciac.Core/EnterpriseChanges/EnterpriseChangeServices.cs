using Ciac.Core.Signatures;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.EnterpriseChanges;

internal static class EnterpriseChangeServices
{
    public static void AddEnterpriseChanges(this IServiceCollection services)
    {
        services.AddScoped<PlanEnterpriseChange>().AddScoped<StartEnterpriseChange>().AddScoped<ReadEnterpriseChange>();
        services.AddScoped<ApplyEnterpriseChange>().AddScoped<CloseEnterpriseChange>().AddScoped<TellOfChange>();
        services.AddScoped<IConfirmationForm, EnterpriseChangeForm>();
    }
}
