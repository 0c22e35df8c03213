using System.Diagnostics;
using Ciac.Core.Tests.World;

namespace Chaos.Portal;

/// <summary>People's way through shipped flows; the portal that moves them is a process of its own.</summary>
/// <param name="Name">Its name on the command line, after <c>portal-</c>.</param>
/// <param name="Definitions">The flows that end in it.</param>
/// <param name="OpenAsync">Brings a world to where the first of them is about to start.</param>
internal sealed record FlowPlay(string Name, string[] Definitions, Func<PortalWorld, Task<Scene>> OpenAsync)
{
    /// <summary>The portal's, where the usual ones let nothing happen; each world has keys of its own.</summary>
    public WorldSettings Settings { get => field with { Keys = new WorldSettings().Keys }; init; } = new();
}

/// <summary>Who stands ready, and what they do from the first step that starts a flow to the end of the last.</summary>
/// <param name="PlayAsync">Each step waits for what the engine does, as a person does.</param>
/// <param name="Texts">The texts that must be on the phones as often as in the calm run.</param>
internal sealed record Scene(Func<Task> PlayAsync, params (Person To, string Template)[] Texts);

internal static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>What is left of the engine's work: nothing, and no instance is open or broken.</summary>
    public const string EngineIsDone = """
        SELECT NOT EXISTS (SELECT FROM workflows.inbox) AND NOT EXISTS (SELECT FROM workflows.outbox) AND NOT EXISTS (SELECT FROM workflows.instances WHERE status = 1)
        """;

    public static Task UntilAsync(this PortalWorld world, string condition) => UntilAsync(condition, async () =>
    {
        await using var command = world.Database.CreateCommand(condition);
        return await command.ExecuteScalarAsync() is true;
    });

    public static async Task UntilAsync(string what, Func<Task<bool>> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(watch.Elapsed < Patience, $"Never came true: {what}");
            await Task.Delay(30);
        }
    }
}
