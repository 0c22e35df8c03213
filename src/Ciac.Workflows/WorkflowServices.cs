using Ciac.Workflows;
using Ciac.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registration of the workflow engine.</summary>
public static class WorkflowServices
{
    /// <summary>Adds the engine; the host registers the <c>NpgsqlDataSource</c>.</summary>
    public static IServiceCollection AddWorkflows(this IServiceCollection services, Action<WorkflowOptions> configure)
    {
        var options = new WorkflowOptions();
        configure(options);
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddScoped<DatabaseSession>();
        return services;
    }
}
