using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ciac.Workflows.Hosting;

/// <summary>Compares this node's clock with the database's: due times are only as right as the clocks.</summary>
internal sealed class NodeClock(NpgsqlDataSource database, WorkflowOptions options, TimeProvider time, ILogger<NodeClock> log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private Comparison? _last;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Waits for the database, and compares.</summary>
    /// <exception cref="InvalidOperationException">The clocks differ by more than <see cref="WorkflowOptions.MaxClockSkew"/>.</exception>
    public async Task EnsureRightAsync(CancellationToken ct)
    {
        while (options.MaxClockSkew is not null && !await CompareAsync(ct))
            await Task.Delay(Pause, time, ct);
        if (_last is { IsRight: false } wrong)
            throw new InvalidOperationException($"The clock of node {options.Node} is {wrong.Skew.TotalSeconds:0.0} s off the database's. Set the clock, then start again.");
    }

    public bool HasCompared => _last is not null;

    /// <summary>
    /// False while the clocks differ too much: this node then starts no burst. A clock that was moved since the last
    /// comparison is seen at once, by the count of seconds that nobody can set.
    /// </summary>
    public bool IsRight => options.MaxClockSkew is not { } most || _last is not { } last || (last.IsRight && MovedSince(last).Duration() <= most);

    public async Task WatchAsync(CancellationToken ct)
    {
        while (options.MaxClockSkew is not null && !ct.IsCancellationRequested)
        {
            await Task.Delay(Interval, time, ct);
            var before = IsRight;
            await CompareAsync(ct);
            if (before != IsRight)
                log.LogWarning("The clock of node {Node} is {Skew:0.0} s off the database's: {State}",
                    options.Node, _last?.Skew.TotalSeconds, IsRight ? "it works again" : "it pauses");
        }
    }

    private TimeSpan MovedSince(Comparison last) => time.GetUtcNow() - last.At - time.GetElapsedTime(last.Stamp);

    /// <summary>False when the database could not be asked: the last comparison stands.</summary>
    private async Task<bool> CompareAsync(CancellationToken ct)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(ct);
            await using var command = new NpgsqlCommand("SELECT clock_timestamp()", connection);
            var (before, stamp) = (time.GetUtcNow(), time.GetTimestamp());
            var theirs = new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(ct))!, TimeSpan.Zero);
            // The answer is from some moment of the question: on a busy machine that is no fault of the clock.
            var half = time.GetElapsedTime(stamp) / 2;
            var skew = before + half - theirs;
            _last = new(skew, (skew.Duration() - half) <= options.MaxClockSkew, before, stamp);
            return true;
        }
        catch (NpgsqlException error)
        {
            log.LogWarning(error, "The database's clock could not be read");
            return false;
        }
    }

    private sealed record Comparison(TimeSpan Skew, bool IsRight, DateTimeOffset At, long Stamp);
}
