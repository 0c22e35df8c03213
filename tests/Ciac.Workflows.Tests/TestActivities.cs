using Ciac.Workflows.Activities;
using Ciac.Workflows.Instances;
using Ciac.Workflows.Outbox;
using Ciac.Workflows.Storage;
using Npgsql;

namespace Ciac.Workflows.Tests;

/// <summary>Waits for a stimulus whose payload names the instance's key.</summary>
[Activity("Test.Wait", Outcomes = ["Done"])]
public sealed class WaitActivity : Activity
{
    public Input<string> Key { get; set; } = new();
    public Output<string> Result { get; set; } = new();

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Wait("Test.Wait", new { InstanceId = context.InstanceId, Key = context.Get(Key) });
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResumeAsync(ActivityContext context)
    {
        context.Set(Result, context.ResumeInput<string>("Answer"));
        context.Complete();
        return ValueTask.CompletedTask;
    }
}

/// <summary>Writes a row through the burst's session, then does what the test wants.</summary>
[Activity("Test.Record")]
public sealed class RecordActivity(DatabaseSession session, RecordScript script) : Activity
{
    public Input<string> Text { get; set; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var connection = await session.OpenAsync(context.Cancellation);
        await using (var command = new NpgsqlCommand("INSERT INTO record (text) VALUES ($1)", connection, session.Transaction))
        {
            command.Parameters.Add(new() { Value = context.Get(Text) });
            await command.ExecuteNonQueryAsync(context.Cancellation);
        }
        await script.AfterAsync(context, connection);
    }
}

/// <summary>What happens after a record is written.</summary>
public sealed class RecordScript
{
    public Func<ActivityContext, NpgsqlConnection, Task> AfterAsync { get; set; } = (_, _) => Task.CompletedTask;
}

/// <summary>Asks for an effect outside and waits for its answer.</summary>
[Activity("Test.Effect")]
public sealed class EffectActivity(IOutbox outbox) : Activity
{
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var key = context.IdempotencyKey("effect");
        await outbox.AddAsync(new("test", key, new { context.InstanceId, Key = key }), context.Cancellation);
        context.Wait("Test.Effect", new { Key = key });
    }
}

/// <summary>Writes down, in the burst's transaction, that it ran: a burst that takes effect twice leaves two rows.</summary>
[Activity("Test.Ledger")]
public sealed class LedgerActivity(DatabaseSession session) : Activity
{
    public Input<string> Step { get; set; } = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        await using var command = new NpgsqlCommand("INSERT INTO ledger (instance_id, step) VALUES ($1, $2)", await session.OpenAsync(context.Cancellation), session.Transaction);
        command.Parameters.Add(new() { Value = context.InstanceId });
        command.Parameters.Add(new() { Value = context.Get(Step) });
        await command.ExecuteNonQueryAsync(context.Cancellation);
    }
}

/// <summary>A container that begins nothing and never ends.</summary>
[Activity("Test.Forgetful")]
internal sealed class ForgetfulActivity : Container
{
    public override ValueTask ExecuteAsync(ActivityContext context) => ValueTask.CompletedTask;

    public override ValueTask ChildCompletedAsync(ActivityContext context, ActivityExecution child, IReadOnlyList<string> outcomes) => ValueTask.CompletedTask;
}

/// <summary>Fails to resume until the test lets this instance.</summary>
[Activity("Test.Fussy")]
public sealed class FussyActivity : Activity
{
    public static string? Accepts { get; set; }

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Wait("Test.Fussy", context.InstanceId);
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResumeAsync(ActivityContext context)
    {
        if (Accepts != context.InstanceId)
            throw new InvalidOperationException("not yet");
        context.Complete(context.ResumeInput<string>("Answer")!);
        return ValueTask.CompletedTask;
    }
}
