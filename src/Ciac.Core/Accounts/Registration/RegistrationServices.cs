using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Accounts;

internal static class RegistrationServices
{
    public static void AddPersonRegistration(this IServiceCollection services)
    {
        services.AddScoped<RegisterPerson>().AddScoped<RegistrationStart>().AddScoped<StartHolderRegistration>().AddScoped<FollowHolderRegistration>();
        services.AddScoped<ReceiveRegistrationCallback>().AddScoped<ReadHolderRegistration>();
        services.AddScoped<EnterPerson>().AddScoped<ConfirmPerson>().AddScoped<ReadCounter>().AddScoped<CounterPictures>();
    }
}
