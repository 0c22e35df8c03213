using Ciac.Core.Accounts;
using Ciac.Workflows.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Signatures;

internal static class LicenceSealServices
{
    public static void AddLicenceSeals(this IServiceCollection services)
    {
        services.AddScoped<ITicketHolder, ScanTickets>().AddScoped<ITicketHolder, LicenceSealTickets>();
        services.AddScoped<ShowSettings>().AddScoped<LicenceCertificate>().AddScoped<ShowLicenceSeal>().AddScoped<RecordLicenceSeal>();
        services.AddScoped<IOutboxHandler, FinishLicenceSeal>();
    }
}
