using System.Diagnostics;

namespace Benchmarks.Documents;

/// <summary>Work on all cores in rounds. The best round counts: the others shared the machine.</summary>
internal static class Rounds
{
    private const int Count = 1000;
    private const int Times = 5;

    /// <param name="report">Takes three figures: per second, processor time each, size each.</param>
    /// <param name="name">What is done.</param>
    /// <param name="work">Does it for a number and says how many bytes it made.</param>
    public static void Measure(Report report, string name, Func<int, int> work)
    {
        var rounds = Enumerable.Range(0, Times).Select(_ => Once(work)).ToList();
        var fastest = rounds.MinBy(round => round.Took);
        var cheapest = rounds.MinBy(round => round.Processor);
        report.Figure(name, Count / fastest.Took.TotalSeconds, "documents/s", Count, fastest.Took);
        report.Figure($"{name}, processor", cheapest.Processor.TotalMilliseconds / Count, "ms/document", Count, cheapest.Took);
        report.Figure($"{name}, size", fastest.Bytes / (double)Count / 1024, "KB", Count, fastest.Took);
    }

    private static Round Once(Func<int, int> work)
    {
        using var process = Process.GetCurrentProcess();
        var (before, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
        long bytes = 0;
        Parallel.For(0, Count, i => Interlocked.Add(ref bytes, work(i)));
        watch.Stop();
        process.Refresh();
        return new Round(watch.Elapsed, process.TotalProcessorTime - before, bytes);
    }

    private readonly record struct Round(TimeSpan Took, TimeSpan Processor, long Bytes);
}
