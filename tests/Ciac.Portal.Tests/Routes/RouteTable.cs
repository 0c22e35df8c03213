using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Portal.Tests.Routes;

/// <summary>One way into the portal: a verb, a route, and for a page the handler and the ids that its form carries.</summary>
internal sealed record Way(string Method, RoutePattern Pattern)
{
    public string? Handler { get; init; }

    /// <summary>Names of the handler's parameters that hold a key and are not in the route.</summary>
    public IReadOnlyList<string> FormKeys { get; init; } = [];

    public string Name => $"{Method} /{Pattern.RawText?.TrimStart('/')}{(Handler is null ? "" : $" ({Handler})")}";

    public bool Takes(string parameter) => Pattern.Parameters.Any(part => part.Name == parameter);
}

/// <summary>The ways into the portal, as the running portal itself has them.</summary>
internal static class RouteTable
{
    public static async Task<IReadOnlyList<Way>> OfAsync(WebApplication app)
    {
        var loader = app.Services.GetRequiredService<PageLoader>();
        var ways = new List<Way>();
        foreach (var endpoint in ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
                ways.AddRange(PageWays(endpoint.RoutePattern, await loader.LoadAsync(page, endpoint.Metadata)));
            else
                ways.AddRange((endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => new Way(method, endpoint.RoutePattern)));
        }

        return [.. ways.DistinctBy(way => way.Name)];
    }

    private static IEnumerable<Way> PageWays(RoutePattern pattern, CompiledPageActionDescriptor page) => page.HandlerMethods.Select(handler => new Way(handler.HttpMethod.ToUpperInvariant(), pattern)
    {
        Handler = handler.Name,
        FormKeys = [.. handler.Parameters.Where(part => (Nullable.GetUnderlyingType(part.ParameterInfo.ParameterType) ?? part.ParameterInfo.ParameterType) == typeof(Guid))
            .Select(part => part.Name).Where(name => pattern.Parameters.All(part => part.Name != name))],
    }).DefaultIfEmpty(new Way("GET", pattern));
}
