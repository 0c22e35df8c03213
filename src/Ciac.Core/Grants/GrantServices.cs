using Ciac.Core.Catalogue;
using Ciac.Core.Certificates;
using Ciac.Core.Signatures;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Grants;

internal static class GrantServices
{
    public static void AddGrants(this IServiceCollection services)
    {
        services.AddScoped<SeedCatalogue>().AddScoped<GrantedItems>().AddScoped<OpenItem>().AddScoped<PlanGrant>();
        services.AddScoped<StartGrant>().AddScoped<ApplyGrant>().AddScoped<CloseGrant>().AddScoped<IAfterMainSwap, LapseGrants>().AddScoped<IAfterCancel, LapseGrants>().AddScoped<ReadGrant>();
        services.AddScoped<EndAsk>().AddScoped<TellOfGrant>().AddScoped<AfterGrant>().AddScoped<RemindAdministrator>();
        services.AddScoped<IConfirmationForm, DirectGrantForm>().AddScoped<IConfirmationForm, RequestedGrantForm>();
        services.AddScoped<PlanAppointment>().AddScoped<StartAppointment>().AddScoped<ApplyAppointment>().AddScoped<CloseAppointment>();
        services.AddScoped<AppointmentRecord>().AddScoped<ReadAppointment>().AddScoped<IConfirmationForm, AppointmentForm>();
    }
}
