using Ciac.Signing.Timestamps;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ciac.Core.Outside.Timestamp;

internal static class TimestampRegistration
{
    public const string HttpClientName = "Outside.Timestamp";

    public static void AddTimestamps(this IServiceCollection services) => services.AddSingleton<ITimestampClient>(provider =>
    {
        var options = provider.GetRequiredService<IOptions<TimestampOptions>>().Value;
        var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName);
        return new Rfc3161Client(http, options.Addresses, options.Timeout);
    });
}
