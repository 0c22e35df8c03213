using Ciac.Workflows;
using Ciac.Workflows.Activities;
using Ciac.Workflows.Bookmarks;
using Ciac.Workflows.Definitions;
using Ciac.Workflows.Hosting;
using Ciac.Workflows.Inbox;
using Ciac.Workflows.Incidents;
using Ciac.Workflows.Instances;
using Ciac.Workflows.Outbox;
using Ciac.Workflows.Storage;
using Ciac.Workflows.Timers;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registration of the workflow engine.</summary>
public static class WorkflowServices
{
    /// <summary>Adds the engine and its background work; the host registers the <c>NpgsqlDataSource</c> and migrates the schema first.</summary>
    public static IServiceCollection AddWorkflows(this IServiceCollection services, Action<WorkflowOptions> configure)
    {
        var options = new WorkflowOptions();
        configure(options);
        services.AddSingleton(options);
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IWorkflowConsole, StandardOutput>();
        services.TryAddScoped<DatabaseSession>();
        services.AddScoped<IWorkflowInbox, InboxWriter>();
        services.AddScoped<IOutbox, OutboxWriter>();
        services.AddScoped<IDefinitionLibrary, DefinitionLibrary>();
        services.AddScoped<IDefinitionManagement, DefinitionManagement>();
        services.AddScoped<IDefinitionReader, DefinitionReader>();
        services.AddScoped<IDefinitionRemoval, DefinitionRemoval>();
        services.AddScoped<DefinitionWriter>();
        services.AddScoped<IInstanceRepair, InstanceRepair>();
        services.AddScoped<IInstanceRemoval, InstanceRemoval>();
        services.AddScoped<IDeadLetters, DeadLetters>();
        services.AddSingleton<IInstanceReader, InstanceReader>();
        services.AddSingleton<IIncidentReader, IncidentReader>();
        services.AddSingleton<IBookmarkReader, BookmarkReader>();
        services.AddSingleton<IChangeFeed, ChangeFeed>();
        services.AddSingleton<ActivityRegistry>();
        services.AddSingleton<IActivityCatalog, ActivityCatalog>();
        services.AddSingleton<PublishedDefinitions>();
        services.AddSingleton<EngineSignals>();
        services.AddSingleton<EngineBell>();
        services.AddSingleton<EngineListener>();
        services.AddSingleton<NodeClock>();
        services.AddSingleton<InboxBatch>();
        services.AddSingleton<OutboxDispatcher>();
        services.AddSingleton(provider => new WorkflowEngine(provider));
        services.AddSingleton<Maintenance>();
        if (options.RunWorkers)
            services.AddTimers(options);
        services.AddHostedService<EngineService>();
        return services;
    }

    /// <summary>Adds a handler of outbox messages.</summary>
    public static IServiceCollection AddOutboxHandler<THandler>(this IServiceCollection services) where THandler : class, IOutboxHandler =>
        services.AddScoped<IOutboxHandler, THandler>();
}
