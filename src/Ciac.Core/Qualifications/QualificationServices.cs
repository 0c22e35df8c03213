using Ciac.Core.Qualifications.Copies;
using Ciac.Workflows.Outbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Qualifications;

internal static class QualificationServices
{
    public static void AddQualifications(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<QualificationOptions>(configuration.GetSection(QualificationOptions.Section));
        services.AddCopies();
        AddChanges(services);
        services.AddScoped<FindCopy>().AddScoped<RecordCheck>().AddScoped<CheckCode>().AddScoped<CheckFile>().AddScoped<SearchCertificates>().AddScoped<ReadChecks>();
    }

    private static void AddChanges(IServiceCollection services)
    {
        services.AddScoped<KeepChange>().AddScoped<ReceiveQualificationCallback>().AddScoped<ApplyQualificationChange>().AddScoped<TellOfQualification>();
        services.AddScoped<EnterChange>().AddScoped<DecideProposal>().AddScoped<ReadQualifications>().AddScoped<ImportChanges>();
        services.AddScoped<IOutboxHandler, ReportVersion>().AddScoped<RecordReport>();
    }
}
