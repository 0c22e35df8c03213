using System.Diagnostics;
using System.Globalization;

namespace Demo;

/// <summary>Prints what happens, with the time since the start and since the step before.</summary>
internal sealed class TimeLine
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _before;

    public void Say(string what)
    {
        var now = _watch.Elapsed;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{now.TotalSeconds,7:F2} s  +{(now - _before).TotalMilliseconds,6:F0} ms  {what}"));
        _before = now;
    }

    /// <summary>The flow that begins.</summary>
    public void Chapter(string name)
    {
        Console.WriteLine($"— {name}");
        _before = _watch.Elapsed;
    }
}

/// <summary>Something was not as the manual says.</summary>
internal sealed class DemoException(string message) : Exception(message);
