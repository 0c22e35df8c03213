using System.Diagnostics;
using Ciac.Core.Tests.World;

namespace Chaos.Portal;

/// <summary>A person's way through shipped flows; the portal that moves them is a process of its own.</summary>
internal interface IFlowPlay : IAsyncDisposable
{
    string Name { get; }

    PortalWorld World { get; }

    /// <summary>From the first step that starts a flow to the end of the last.</summary>
    Task PlayAsync();

    /// <summary>All that must be the same in every run; nothing in it is a time or a drawn number.</summary>
    Task<string> EndAsync();
}

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
