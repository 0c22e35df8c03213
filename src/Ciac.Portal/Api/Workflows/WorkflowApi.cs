using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;

namespace Ciac.Portal.Api.Workflows;

/// <summary>The management API of the workflow engine, under Elsa's paths.</summary>
public static class WorkflowApi
{
    private static readonly Action<RouteGroupBuilder>[] Groups =
    [
        DefinitionEndpoints.Map, DefinitionEditEndpoints.Map, DefinitionFileEndpoints.Map, BulkDefinitionEndpoints.Map, StatisticsEndpoints.Map,
        DescriptorEndpoints.Map, InstanceEndpoints.Map, InstanceDetailEndpoints.Map, IncidentEndpoints.Map, AlterationEndpoints.Map,
        RunEndpoints.Map, InteractionEndpoints.Map, LiveEndpoints.Map,
    ];

    public static void AddWorkflowApi(this IServiceCollection services)
    {
        services.Configure<AuthorizationOptions>(WorkflowAccess.AddPolicies);
        services.AddSingleton<LiveConnections>();
        services.AddScoped<LiveStreams>();
        // The same answer in every environment: a malformed body is the caller's mistake, not an exception.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        services.AddOpenApi(ApiDocument.Configure);
    }

    /// <summary>Behind authorization, before the endpoints.</summary>
    public static void UseWorkflowApi(this WebApplication app) => app.UseWhen(ApiProblems.IsApi, api => api.UseMiddleware<SameOrigin>());

    public static void MapWorkflowApi(this WebApplication app)
    {
        var api = app.MapGroup(ApiProblems.Path).RequireRateLimiting(PortalLimits.Api).WithBody(ApiLimits.Usual);
        foreach (var map in Groups) map(api);
        api.MapOpenApi("/openapi.json").RequireAuthorization(WorkflowAccess.Read);
    }
}
