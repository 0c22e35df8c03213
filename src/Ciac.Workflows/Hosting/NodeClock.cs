using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ciac.Workflows.Hosting;

/// <summary>Compares this node's clock with the database's: due times are only as right as the clocks.</summary>
internal sealed class NodeClock(NpgsqlDataSource database, WorkflowOptions options, TimeProvider time, ILogger<NodeClock> log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <exception cref="InvalidOperationException">The clocks differ by more than <see cref="WorkflowOptions.MaxClockSkew"/>.</exception>
    public async Task EnsureRightAsync(CancellationToken ct)
    {
        if (options.MaxClockSkew is not { } most)
            return;
        var skew = await SkewAsync(ct);
        if (skew.Duration() > most)
            throw new InvalidOperationException($"The clock of node {options.Node} is {skew.TotalSeconds:0.0} s off the database's. Set the clock, then start again.");
    }

    /// <summary>False while the clocks differ too much: this node then starts no burst.</summary>
    public bool IsRight { get; private set; } = true;

    public async Task WatchAsync(CancellationToken ct)
    {
        while (options.MaxClockSkew is { } most && !ct.IsCancellationRequested)
        {
            await Task.Delay(Interval, time, ct);
            try
            {
                IsRight = (await SkewAsync(ct)).Duration() <= most;
            }
            catch (NpgsqlException error)
            {
                log.LogWarning(error, "The database's clock could not be read");
            }
        }
    }

    /// <summary>This node's time minus the database's.</summary>
    public async Task<TimeSpan> SkewAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand("SELECT clock_timestamp()", connection);
        var before = time.GetUtcNow();
        var theirs = (DateTime)(await command.ExecuteScalarAsync(ct))!;
        return before + (time.GetUtcNow() - before) / 2 - new DateTimeOffset(theirs, TimeSpan.Zero);
    }
}
