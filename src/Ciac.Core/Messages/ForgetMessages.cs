using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Ciac.Core.Messages;

/// <summary>Section Retention: how long what people were told is kept. The audit record keeps that it was.</summary>
public sealed class MessageRetentionOptions
{
    public const string Section = "Retention";

    /// <summary>Messages that were read; at least 90 days, in which nothing is told a second time.</summary>
    public TimeSpan ReadMessages { get; set; } = TimeSpan.FromDays(180);

    /// <summary>Messages that nobody opened; never shorter than those that were read.</summary>
    public TimeSpan UnreadMessages { get; set; } = TimeSpan.FromDays(400);

    /// <summary>States of texts; at least 7 days, the longest wait of a flow that looks at one.</summary>
    public TimeSpan Texts { get; set; } = TimeSpan.FromDays(180);
}

/// <summary>Removes old messages and the states of old texts, a bounded batch of each at a time.</summary>
public sealed class ForgetMessages(CiacDb db, IOptions<MessageRetentionOptions> options, TimeProvider clock)
{
    private const int Batch = 1000;
    private static readonly TimeSpan ShortestMessages = TimeSpan.FromDays(90);
    private static readonly TimeSpan ShortestTexts = TimeSpan.FromDays(7);

    /// <summary>True when there may be more.</summary>
    public async Task<bool> HandleAsync(CancellationToken ct)
    {
        var removed = 0;
        await using var transaction = await db.BeginAsync(ct);
        foreach (var batch in Batches()) removed = Math.Max(removed, await db.Database.ExecuteSqlAsync(batch, ct));
        await transaction.CommitAsync(ct);
        return removed == Batch;
    }

    private IEnumerable<FormattableString> Batches()
    {
        var (now, keep) = (clock.GetUtcNow(), options.Value);
        var kept = Longer(keep.ReadMessages, ShortestMessages);
        var (read, unread) = (now - kept, now - Longer(keep.UnreadMessages, kept));
        yield return $"DELETE FROM ciac.messages WHERE id IN (SELECT id FROM ciac.messages WHERE created_at < {read} AND (read_at IS NOT NULL OR created_at < {unread}) LIMIT {Batch})";
        // A text that is not handed over yet is needed by the outbox, however old it is.
        var texts = now - Longer(keep.Texts, ShortestTexts);
        yield return $"DELETE FROM ciac.text_messages WHERE id IN (SELECT id FROM ciac.text_messages WHERE created_at < {texts} AND state <> 'Queued' LIMIT {Batch})";
    }

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
