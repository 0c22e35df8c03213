using Benchmarks;
using Benchmarks.Documents;
using Benchmarks.Engine;

if (args is [EngineNode.Verb, var connection])
    return await EngineNode.RunAsync(connection);
var benchmarks = new Dictionary<string, Func<Report, Task>>(StringComparer.Ordinal)
{
    ["engine"] = EngineBenchmark.RunAsync,
    ["documents"] = DocumentsBenchmark.RunAsync,
};
var name = args.FirstOrDefault(argument => !argument.StartsWith('-'));
if (name is null || !benchmarks.TryGetValue(name, out var run))
{
    Console.Error.WriteLine($"usage: Benchmarks {string.Join('|', benchmarks.Keys)} [--json]");
    return 2;
}
await run(new Report(args.Contains("--json")));
return 0;
