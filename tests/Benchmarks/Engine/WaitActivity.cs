using Ciac.Workflows.Activities;

namespace Benchmarks.Engine;

/// <summary>Waits for a signature, as a domain activity does.</summary>
[Activity("Bench.Sign")]
public sealed class WaitActivity : Activity
{
    /// <summary>Who signs.</summary>
    public Input<string> Signer { get; set; } = new();

    /// <inheritdoc />
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Wait("Bench.Sign", new { Request = context.InstanceId, Signer = context.Get(Signer) });
        return ValueTask.CompletedTask;
    }
}
