using System.Text.Json;
using Ciac.Core.Outside.NationalPlatform;
using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Ciac.Workflows.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Qualifications;

/// <summary>Sends the national platform what a certificate says after one change. It is repeated for about two hours, then an administrator decides.</summary>
public sealed class ReportVersion(INationalPlatform platform, CiacDb db) : IOutboxHandler
{
    internal const string MessageKind = "qualifications.national";
    private const int MostAttempts = 16;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    public string Kind => MessageKind;

    public async Task<OutboxOutcome> HandleAsync(OutboxDelivery delivery, CancellationToken ct)
    {
        var order = delivery.Payload.Deserialize<Order>(JsonSerializerOptions.Web)!;
        var kept = await db.QualificationEvents.AsNoTracking().SingleAsync(e => e.EventId == order.EventId, ct);
        return await platform.ReportAsync(new NationalReport($"{kept.CertificateNumber}-{kept.Sequence}", System.Text.Encoding.UTF8.GetBytes(kept.PayloadJson)), ct) switch
        {
            NationalReportResult.Taken => new OutboxOutcome.Done((services, token) => RecordAsync(services, order, null, token)),
            NationalReportResult.Refused refused => Failed(order, refused.Code),
            NationalReportResult.Down down when delivery.Attempt < MostAttempts => new OutboxOutcome.Retry(down.RetryAfter ?? Pause(delivery.Attempt), down.Why),
            NationalReportResult.Down down => Failed(order, down.Why),
            var other => throw new InvalidOperationException($"Unknown report result {other.GetType().Name}."),
        };
    }

    private static TimeSpan Pause(int attempt) => TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, 5 * Math.Pow(2, attempt)));

    private static OutboxOutcome.Failed Failed(Order order, string why) => new(why, (services, token) => RecordAsync(services, order, why, token));

    private static Task RecordAsync(IServiceProvider services, Order order, string? why, CancellationToken ct) =>
        services.GetRequiredService<RecordReport>().HandleAsync(order, why, ct);

    /// <param name="EventId">Whose content is reported.</param>
    /// <param name="InstanceId">The workflow that waits for the answer.</param>
    /// <param name="Attempt">How often that workflow gave up before.</param>
    internal sealed record Order(string EventId, string InstanceId, int Attempt);
}

/// <summary>Writes what became of a report, and tells the workflow that waits.</summary>
public sealed class RecordReport(CiacDb db, IWorkflowInbox inbox, TimeProvider clock)
{
    /// <summary>Name of the stimulus; its payload is the event's id.</summary>
    public const string Stimulus = "Ciac.QualificationReported";

    internal async Task HandleAsync(ReportVersion.Order order, string? failure, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var now = clock.GetUtcNow();
        if (failure is null)
            await db.QualificationEvents.Where(e => e.EventId == order.EventId).ExecuteUpdateAsync(e => e.SetProperty(x => x.ReportedAt, now), ct);
        await inbox.SendAsync(
            new SendStimulus(Stimulus, new { Event = order.EventId })
            {
                InstanceId = order.InstanceId,
                Key = $"reported:{order.EventId}:{order.Attempt}",
                Input = new Dictionary<string, object?> { ["failure"] = failure ?? "", ["attempt"] = order.Attempt },
            },
            ct);
        await transaction.CommitAsync(ct);
    }
}
