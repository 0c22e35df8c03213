using System.Diagnostics;
using System.Text.Json;
using Chaos.Portal;
using Ciac.Workflows.Tests.Faults;

// The long races, kills and restarts. Each case ends as its calm run, or says what differed; all of it stops by itself.
var longest = TimeSpan.FromMinutes(30);
var json = args.Contains("--json");
var at = Array.IndexOf(args, "--size");
var size = at >= 0 && int.TryParse(args.ElementAtOrDefault(at + 1), out var given) && given > 0 ? given : (int?)null;
var name = args.Where((argument, i) => !argument.StartsWith('-') && (at < 0 || i != at + 1)).FirstOrDefault();
FaultCase[] cases = [.. FaultCase.Engine, .. ShippedFlows.Cases];
var chosen = cases.Where(entry => name is null || entry.Name == name || entry.Name.StartsWith($"{name}-", StringComparison.Ordinal)).ToList();
if (chosen.Count == 0 || (at >= 0 && size is null))
{
    Console.Error.WriteLine($"usage: Chaos [{string.Join('|', cases.Select(entry => entry.Name))}] [--size N] [--json]");
    return 2;
}
var failed = 0;
foreach (var entry in chosen)
    failed += await PlayAsync(entry) ? 0 : 1;
if (!json)
    Console.WriteLine(failed == 0 ? $"{chosen.Count} cases, each ended as its calm run" : $"{failed} of {chosen.Count} cases FAILED");
return failed == 0 ? 0 : 1;

async Task<bool> PlayAsync(FaultCase entry)
{
    var watch = Stopwatch.StartNew();
    try
    {
        foreach (var figure in await entry.RunAsync(size ?? entry.Large).WaitAsync(longest))
            Say(entry, figure, watch.Elapsed);
        return true;
    }
    catch (Exception error)
    {
        // Whatever it is, it is this case's end; the others are still played.
        Console.Error.WriteLine($"{entry.Name}: {error}");
        Say(entry, new("FAILED", 1, "cases"), watch.Elapsed);
        return false;
    }
}

void Say(FaultCase entry, Figure figure, TimeSpan took) => Console.WriteLine(json
    ? JsonSerializer.Serialize(new { name = $"{entry.Name}: {figure.Name}", value = Math.Round(figure.Value, 3), unit = figure.Unit, size = size ?? entry.Large, seconds = Math.Round(took.TotalSeconds, 3) })
    : $"{entry.Name,-19} {figure.Name,-56} {figure.Value,9:N1} {figure.Unit,-10} {took.TotalSeconds,7:N1} s");
