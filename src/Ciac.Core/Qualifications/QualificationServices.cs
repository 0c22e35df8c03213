using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Qualifications;

internal static class QualificationServices
{
    public static void AddQualifications(this IServiceCollection services, IConfiguration configuration) =>
        services.Configure<QualificationOptions>(configuration.GetSection(QualificationOptions.Section));
}
