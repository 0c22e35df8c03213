using Ciac.Core.Storage;
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
    private static readonly TimeSpan ShortestMessages = TimeSpan.FromDays(90);
    private static readonly TimeSpan ShortestTexts = TimeSpan.FromDays(7);

    /// <summary>True when there may be more.</summary>
    public Task<bool> HandleAsync(CancellationToken ct) => Forgetting.RunAsync(db, Batches(), ct);

    private IEnumerable<FormattableString> Batches()
    {
        var (now, keep) = (clock.GetUtcNow(), options.Value);
        var kept = keep.ReadMessages.AtLeast(ShortestMessages);
        var (read, unread) = (now - kept, now - keep.UnreadMessages.AtLeast(kept));
        yield return $"DELETE FROM ciac.messages WHERE id IN (SELECT id FROM ciac.messages WHERE created_at < {read} AND (read_at IS NOT NULL OR created_at < {unread}) LIMIT {Forgetting.Batch})";
        // A text that is not handed over yet is needed by the outbox, however old it is.
        var texts = now - keep.Texts.AtLeast(ShortestTexts);
        yield return $"DELETE FROM ciac.text_messages WHERE id IN (SELECT id FROM ciac.text_messages WHERE created_at < {texts} AND state <> 'Queued' LIMIT {Forgetting.Batch})";
    }
}
