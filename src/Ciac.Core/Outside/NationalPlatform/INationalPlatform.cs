namespace Ciac.Core.Outside.NationalPlatform;

/// <summary>Port to 全国建筑市场监管与诚信信息发布平台: it is told of every issued and every ended version.</summary>
public interface INationalPlatform
{
    /// <summary>An effect: called by the outbox only. The same key may be sent again; it counts once there.</summary>
    Task<NationalReportResult> ReportAsync(NationalReport report, CancellationToken ct);
}

/// <summary>A certificate as it is after one change, as JSON.</summary>
/// <param name="Key">The idempotency key: the same for every attempt.</param>
/// <param name="Body">UTF-8 JSON, the same bytes in every attempt.</param>
public sealed record NationalReport(string Key, byte[] Body);

/// <summary>Closed family.</summary>
public abstract record NationalReportResult
{
    private NationalReportResult()
    {
    }

    public sealed record Taken : NationalReportResult;

    /// <summary>A clear no, with its code: repeating it would not help.</summary>
    public sealed record Refused(string Code) : NationalReportResult;

    /// <summary>No answer, or none that says so: to be sent again under the same key.</summary>
    public sealed record Down(string Why) : NationalReportResult
    {
        /// <summary>How long it asks us to wait.</summary>
        public TimeSpan? RetryAfter { get; init; }
    }
}
