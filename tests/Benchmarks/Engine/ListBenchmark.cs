using System.Diagnostics;
using Ciac.Workflows.Instances;

namespace Benchmarks.Engine;

/// <summary>What pages and the management API ask: each must cost the same at any size.</summary>
internal static class ListBenchmark
{
    private const int Times = 21;
    private static readonly CancellationToken None = CancellationToken.None;

    public static async Task MeasureAsync(IInstanceReader reader, int stored, Report report)
    {
        var (middle, end) = ($"s{stored / 2}", await reader.ListAsync(new() { Take = 1, Ascending = true }, None));
        var questions = new (string Name, Func<Task> Ask)[]
        {
            ("newest 50", () => reader.ListAsync(new(), None)),
            ("a page in the middle, by cursor", async () => await reader.ListAsync(new() { After = await CursorAsync(reader, middle) }, None)),
            ("the oldest 50", () => reader.ListAsync(new() { Ascending = true }, None)),
            ("open ones of a definition", () => reader.ListAsync(new() { DefinitionId = end[0].DefinitionId, Status = "Running" }, None)),
            ("with incidents", () => reader.ListAsync(new() { HasIncidents = true }, None)),
            ("by correlation id", () => reader.ListAsync(new() { CorrelationId = "c" + middle[1..] }, None)),
            ("search by the beginning of a name", () => reader.ListAsync(new() { Search = "stored " + middle[1..] }, None)),
            ("count of all, bounded", () => reader.CountAsync(new(), None)),
            ("count of open ones, bounded", () => reader.CountAsync(new() { Status = "Running" }, None)),
            ("one instance", () => reader.FindAsync(middle, None)),
            ("its journal", () => reader.JournalAsync(middle, None)),
            ("statistics of a definition", () => reader.StatisticsAsync(end[0].DefinitionId, None)),
        };
        foreach (var (name, ask) in questions)
            await MeasureAsync($"query: {name}", ask, stored, report);
    }

    private static async Task MeasureAsync(string name, Func<Task> ask, int stored, Report report)
    {
        await ask();
        var (took, whole) = (new List<double>(), Stopwatch.StartNew());
        for (var i = 0; i < Times; i++)
        {
            var watch = Stopwatch.StartNew();
            await ask();
            took.Add(watch.Elapsed.TotalMilliseconds);
        }
        report.Figure(name, took.Order().ElementAt(Times / 2), "ms (median)", stored, whole.Elapsed);
    }

    private static async Task<InstanceCursor> CursorAsync(IInstanceReader reader, string id) => new((await reader.FindAsync(id, None))!.CreatedAt, id);
}
