using System.Runtime.InteropServices;

namespace Ciac.Workflows.Expressions.Running;

/// <summary>
/// Processor time of the current thread (POSIX clock_gettime). Wall time alone would stop innocent scripts on a busy machine,
/// where a thread may wait longer for its turn than a script may run.
/// </summary>
internal static class ThreadClock
{
    private const int LinuxThreadCpuTime = 3;
    private const int MacThreadCpuTime = 16;
    private static readonly int Clock = OperatingSystem.IsMacOS() ? MacThreadCpuTime : LinuxThreadCpuTime;

    public static TimeSpan Now =>
        ReadClock(Clock, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / TimeSpan.NanosecondsPerTick)
            : throw new InvalidOperationException("The clock of the thread cannot be read.");

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadClock(int clock, out Timespec time);

    private readonly struct Timespec
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
