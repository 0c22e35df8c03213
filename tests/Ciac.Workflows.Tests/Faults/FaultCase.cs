namespace Ciac.Workflows.Tests.Faults;

/// <summary>
/// Something that must end as the calm run does, whatever is done to it meanwhile. The tests play it once at its small
/// size, <c>./ciac chaos</c> at its large one.
/// </summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Small">The size in the tests.</param>
/// <param name="Large">The size in chaos.</param>
/// <param name="RunAsync">Plays it at a size; throws when an end differs.</param>
public sealed record FaultCase(string Name, int Small, int Large, Func<int, Task<IReadOnlyList<Figure>>> RunAsync)
{
    /// <summary>The engine's cases.</summary>
    public static IReadOnlyList<FaultCase> Engine { get; } =
    [
        new("races", 40, 1_000, SignatureRace.RunAsync),
        new("kills", 1, 5, CrashMatrix.RunAsync),
        new("takeover", 1, 5, TakeOver.RunAsync),
        new("frozen", 1, 5, FrozenProcess.RunAsync),
        new("restart", 300, 10_000, PostgresRestart.RunAsync),
        new("clock", 10, 200, MovedClock.RunAsync),
    ];
}

/// <summary>What a case measured.</summary>
public sealed record Figure(string Name, double Value, string Unit);
