using Ciac.Workflows.Definitions;
using Ciac.Workflows.Instances;
using Npgsql;

namespace Ciac.Workflows.Inbox;

/// <summary>
/// Elsa's activation strategies without its race: whether a start may make an instance is asked under a lock that lasts
/// until the commit, so two starts at once cannot both find nothing.
/// </summary>
internal static class Activation
{
    public static async ValueTask<bool> AllowsAsync(BurstEnvironment environment, WorkflowGraph graph, string? correlationId)
    {
        var rule = Rule(graph.Document.Options?.Text("activationStrategyType") ?? "", graph.DefinitionId, correlationId);
        if (rule is null)
            return true;
        // Starts of one batch are not in the table yet.
        if (!environment.Transaction.Reserve(rule.Key))
            return false;
        var (connection, transaction) = await environment.Transaction.EnterAsync(environment.Cancellation);
        await using var command = new NpgsqlCommand("SELECT pg_advisory_xact_lock(hashtextextended($1, 11))", connection, transaction);
        command.Parameters.Add(new() { Value = rule.Key });
        await command.ExecuteNonQueryAsync(environment.Cancellation);
        await using var running = new NpgsqlCommand($"SELECT EXISTS (SELECT 1 FROM workflows.instances WHERE status = 1 AND {rule.Condition})", connection, transaction);
        running.Parameters.Add(new() { Value = graph.DefinitionId });
        running.Parameters.Add(new() { Value = correlationId ?? "" });
        return await running.ExecuteScalarAsync(environment.Cancellation) is false;
    }

    private static ActivationRule? Rule(string strategy, string definitionId, string? correlationId) => strategy.Split(',')[0].Split('.')[^1] switch
    {
        "Singleton" or "SingletonStrategy" => new($"one:{definitionId}", "definition_id = $1 AND $2 = $2"),
        "Correlation" or "CorrelationStrategy" when correlationId is not null => new($"correlation:{correlationId}", "correlation_id = $2 AND $1 = $1"),
        "CorrelatedSingleton" or "CorrelatedSingletonStrategy" when correlationId is not null =>
            new($"one:{definitionId}:{correlationId}", "definition_id = $1 AND correlation_id = $2"),
        _ => null,
    };

    private sealed record ActivationRule(string Key, string Condition);
}
