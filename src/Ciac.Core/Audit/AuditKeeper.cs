using Ciac.Signing.Timestamps;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ciac.Core.Audit;

/// <summary>Links and anchors the audit record in the background; a party or database that is away is waited for.</summary>
public sealed partial class AuditKeeper(IServiceProvider services, TimeProvider clock, ILogger<AuditKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AnchorRhythm = TimeSpan.FromMinutes(10);
    private DateTimeOffset _nextAnchor;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rhythm, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await StepAsync(stoppingToken);
    }

    private async Task StepAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = services.CreateAsyncScope();
            var link = scope.ServiceProvider.GetRequiredService<LinkAudit>();
            while (await link.HandleAsync(ct) > 0) { }
            if (clock.GetUtcNow() < _nextAnchor) return;
            _nextAnchor = clock.GetUtcNow() + AnchorRhythm;
            await scope.ServiceProvider.GetRequiredService<AnchorAudit>().HandleAsync(ct);
        }
        catch (Exception error) when (error is NpgsqlException or TimestampException)
        {
            Waiting(error.GetType().Name);
        }
    }

    [LoggerMessage(2001, LogLevel.Warning, "The audit chain waits: {Reason}.")]
    private partial void Waiting(string reason);
}
