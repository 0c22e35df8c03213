using Ciac.Workflows.Activities;
using Ciac.Workflows.Definitions;
using Ciac.Workflows.Instances;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Ciac.Workflows.Tests.Flow;

/// <summary>Random flowcharts, with and without ways back, against small models of counter mode with dead-path elimination.</summary>
public sealed class FlowchartPropertyTests
{
    private static readonly ActivityRegistry Registry = new(new WorkflowOptions());

    [Fact]
    public void Activities_that_run_are_those_the_model_runs() =>
        Prop.ForAll(Gen.Choose(1, int.MaxValue).ToArbitrary(), seed => RanBy(new RandomFlow(seed)) == ModelOf(new RandomFlow(seed)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    /// <summary>Ways back that are valid run as the model runs them, in its order; the others are refused.</summary>
    [Fact]
    public void Loops_run_as_the_model_runs_them_and_invalid_ways_back_are_found() =>
        Prop.ForAll(Gen.Choose(1, int.MaxValue).ToArbitrary(), seed =>
        {
            var flow = new RandomLoops(seed);
            var model = new CounterModel(flow);
            var graph = Build(flow.Json());
            Assert.Equal(model.IsValid, !graph.Findings.Exists(finding => finding.Number == "WF-005"));
            return !model.IsValid || string.Join(' ', Run(graph)) == string.Join(' ', model.Run().Select(RandomLoops.IdOf));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static string RanBy(RandomFlow flow) => string.Join(' ', Run(Build(flow.Json())).Order(StringComparer.Ordinal));

    private static WorkflowGraph Build(string json) => new GraphBuilder(Registry, _ => null).Build(DefinitionDocument.Parse(json), "v", 1);

    private static List<string> Run(WorkflowGraph graph)
    {
        var instance = new Instance { Id = "i", Graph = graph, CreatedAt = default, State = new() };
        var environment = new BurstEnvironment(new ServiceCollection().BuildServiceProvider(), new NoTransaction(), CancellationToken.None)
        {
            Now = default,
            Console = new NoConsole(),
            Time = TimeProvider.System,
            Published = null!,
        };
        var burst = new Burst(instance, environment);
        burst.StartAsync(null, []).AsTask().GetAwaiter().GetResult();
        Assert.Equal(InstanceSubStatus.Finished, instance.SubStatus);
        return [.. burst.Changes.Journal.Where(line => line.Event == JournalEvents.Started).Select(line => graph.Nodes[line.NodeId].Id).Where(id => id != "root")];
    }

    /// <summary>In the order of the numbers, which is topological: a node runs if enough of what leads to it was followed.</summary>
    private static string ModelOf(RandomFlow flow)
    {
        var reachable = new HashSet<int> { 0 };
        foreach (var (from, _, to) in flow.Connections.OrderBy(connection => connection.From))
            if (reachable.Contains(from))
                reachable.Add(to);
        var ran = new HashSet<int> { 0 };
        foreach (var node in Enumerable.Range(1, flow.Nodes.Count - 1).Where(reachable.Contains))
        {
            var inbound = flow.Connections.Where(connection => connection.To == node && reachable.Contains(connection.From)).ToList();
            var followed = inbound.Where(connection => ran.Contains(connection.From) && flow.Nodes[connection.From].OutcomesOf().Contains(connection.Outcome)).ToList();
            if (flow.Nodes[node].IsJoinAll ? followed.Count == inbound.Count : followed.Count > 0)
                ran.Add(node);
        }
        return string.Join(' ', ran.Select(node => $"n{node:00}").Order(StringComparer.Ordinal));
    }

    private sealed class NoTransaction : IBurstTransaction
    {
        public void Keep() { }

        public void AfterCommit(Action work) { }

        public bool Reserve(string name) => true;

        public ValueTask UndoAsync() => ValueTask.CompletedTask;

        public ValueTask<(NpgsqlConnection Connection, NpgsqlTransaction Transaction)> EnterAsync(CancellationToken ct) => throw new NotSupportedException();
    }

    private sealed class NoConsole : IWorkflowConsole
    {
        public void WriteLine(string instanceId, string text) { }
    }
}
