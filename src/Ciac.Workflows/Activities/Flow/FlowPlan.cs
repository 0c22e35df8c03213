using System.Collections.Concurrent;
using System.Text.Json;
using Ciac.Workflows.Definitions;

namespace Ciac.Workflows.Activities.Flow;

/// <summary>A flowchart's connections as read from its definition, and its graph for each possible start.</summary>
internal sealed class FlowPlan
{
    private readonly ActivityNode _flowchart;
    private readonly List<FlowConnection> _connections = [];
    private readonly ConcurrentDictionary<int, FlowGraph> _graphs = new();
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public FlowPlan(ActivityNode flowchart)
    {
        _flowchart = flowchart;
        for (var i = 0; i < flowchart.Children.Count; i++)
            _places[flowchart.Children[i].Id] = i;
        foreach (var json in flowchart.Json.Items("connections"))
            Add(json);
        DefaultStart = FindStart();
    }

    public int DefaultStart { get; }
    public int ConnectionCount => _connections.Count;

    public int PlaceOf(ActivityNode child) => _places[child.Id];

    public int? FindPlace(string activityId) => _places.TryGetValue(activityId, out var place) ? place : null;

    public FlowGraph From(int start) => _graphs.GetOrAdd(start, chosen =>
        new FlowGraph(_flowchart.Children.Count, [.. _connections.Select(connection => connection with { IsBackward = false, IsValid = true })], chosen));

    /// <summary>Counters of another version of this flowchart: of activities by id, of connections by their ends.</summary>
    public int[] Translate(int[] counts, FlowPlan old)
    {
        var (oldSize, size) = (old._flowchart.Children.Count, _flowchart.Children.Count);
        var translated = new int[size + 2 * ConnectionCount];
        foreach (var (id, place) in _places)
            translated[place] = old.FindPlace(id) is { } was ? counts[was] : 0;
        foreach (var connection in _connections)
        {
            if (old._connections.Find(candidate => old.KeyOf(candidate) == KeyOf(connection)) is not { } same)
                continue;
            translated[size + connection.Index] = counts[oldSize + same.Index];
            translated[size + ConnectionCount + connection.Index] = counts[oldSize + old.ConnectionCount + same.Index];
        }
        return translated;
    }

    private string KeyOf(FlowConnection connection) =>
        $"{_flowchart.Children[connection.Source].Id}:{connection.Outcome}>{_flowchart.Children[connection.Target].Id}";

    /// <summary>Both forms: <c>{source:{activity,port},target:{activity,port}}</c> and the flat old one. Ends that are not there drop it, as in Elsa.</summary>
    private void Add(JsonElement json)
    {
        var source = End(json, "source");
        var target = End(json, "target");
        if (source is null || target is null || !_places.TryGetValue(source, out var from) || !_places.TryGetValue(target, out var to))
            return;
        var outcome = json.Member("source")?.Text("port") ?? json.Text("sourcePort");
        _connections.Add(new(_connections.Count, from, string.IsNullOrEmpty(outcome) ? "Done" : outcome, to));
    }

    private static string? End(JsonElement json, string name) => json.Text(name) ?? json.Member(name)?.Text("activity") ?? json.Text(name + "Id");

    private int FindStart()
    {
        var children = _flowchart.Children;
        if (_flowchart.Json.Text("start") is { } named && _places.TryGetValue(named, out var start))
            return start;
        var candidates = Enumerable.Range(0, children.Count).ToList();
        return First(candidates, place => children[place].Activity.Class == typeof(Start))
            ?? First(candidates, place => children[place].CanStart)
            ?? First(candidates, place => !_connections.Exists(connection => connection.Target == place))
            ?? 0;
    }

    private static int? First(List<int> candidates, Func<int, bool> fits)
    {
        var at = candidates.FindIndex(place => fits(place));
        return at < 0 ? null : candidates[at];
    }
}
