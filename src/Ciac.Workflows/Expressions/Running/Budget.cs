using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Ciac.Workflows.Expressions.Running;

/// <summary>
/// The counters of one run. Steps are counted one by one; the clocks and the bytes the thread really took from the heap are
/// read every few steps. Whatever takes more than a few hundred bytes at once asks Reserve before.
/// </summary>
internal sealed class Budget
{
    private const int StepsBetweenChecks = 256;
    private const int SmallBytes = 512;
    private readonly TimeSpan _maxTime;
    private readonly long _lastByte;
    private readonly int _maxDepth;
    private long _stepsBeyond;
    private int _stepsNow;
    private int _depth;

    /// <summary>0 until the first check: a short script never reads a clock.</summary>
    private long _lastTick;
    private TimeSpan _lastCpu;

    public Budget(ScriptLimits limits)
    {
        _maxTime = limits.MaxTime;
        _maxDepth = limits.MaxDepth;
        _stepsNow = Math.Min(StepsBetweenChecks, limits.MaxSteps);
        _stepsBeyond = limits.MaxSteps - _stepsNow;
        var now = GC.GetAllocatedBytesForCurrentThread();
        _lastByte = limits.MaxAllocatedBytes > long.MaxValue - now ? long.MaxValue : now + limits.MaxAllocatedBytes;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step()
    {
        if (--_stepsNow < 0) Check();
    }

    /// <summary>Pays for work a built-in does on its own, in the same coin.</summary>
    public void Spend(long steps)
    {
        if (steps < _stepsNow) _stepsNow -= (int)steps;
        else
        {
            _stepsBeyond -= steps;
            Check();
        }
    }

    /// <summary>Refuses an allocation that would not fit, before it is made.</summary>
    public void Reserve(long bytes)
    {
        if (bytes > SmallBytes && GC.GetAllocatedBytesForCurrentThread() > _lastByte - bytes) throw MemoryIsUp();
    }

    /// <summary>Stops when more was taken than allowed, be it by a host function that asked nobody.</summary>
    public void CheckBytes()
    {
        if (GC.GetAllocatedBytesForCurrentThread() > _lastByte) throw MemoryIsUp();
    }

    public void Enter()
    {
        if (++_depth > _maxDepth) throw Limit($"more than {_maxDepth} calls or levels inside one another");
        CheckStack();
    }

    /// <summary>For depth that is in the source text and so is not counted at run time.</summary>
    public static void CheckStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw Limit("the stack is used up");
    }

    public void Leave() => _depth--;

    /// <summary>Depth to return to when a thrown error skips the matching Leave calls.</summary>
    public int Depth
    {
        get => _depth;
        set => _depth = value;
    }

    /// <summary>Stops when the wall clock is past the limit and the thread has really had that much of the processor.</summary>
    public void CheckClock()
    {
        if (_lastTick == 0) StartClock();
        else if (Stopwatch.GetTimestamp() > _lastTick && ThreadClock.Now > _lastCpu) throw Limit("the time is up");
    }

    public static ScriptException Limit(string message) => new(ScriptErrorKind.Limit, $"The script was stopped: {message}");

    private static ScriptException MemoryIsUp() => Limit("the memory is used up");

    private void StartClock()
    {
        var ticks = _maxTime.TotalSeconds * Stopwatch.Frequency;
        _lastTick = ticks < long.MaxValue / 2 ? Stopwatch.GetTimestamp() + (long)ticks : long.MaxValue;
        _lastCpu = _maxTime < TimeSpan.FromDays(1) ? ThreadClock.Now + _maxTime : TimeSpan.MaxValue;
    }

    private void Check()
    {
        var chunk = Math.Min(StepsBetweenChecks, _stepsBeyond);
        if (chunk <= 0) throw Limit("too many steps");
        _stepsBeyond -= chunk;
        _stepsNow = (int)chunk;
        CheckClock();
        CheckBytes();
    }
}
