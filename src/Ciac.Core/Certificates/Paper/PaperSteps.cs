using Ciac.Core.Reviews;
using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>What the activities of the paper flows do to the application, and the stimuli they wait for.</summary>
public sealed class PaperSteps(CiacDb db, ReviewCases reviews, IWorkflowInbox inbox, TimeProvider clock)
{
    /// <summary>Name of the stimulus; its payload is the application's number.</summary>
    public const string Stimulus = "Ciac.PaperApplication";

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Inside a transaction: later readers of the row wait, and this one sees what was committed before.</summary>
    internal async Task LockAsync(PaperApplication application, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM ciac.paper_applications WHERE id = {application.Id} FOR UPDATE", ct);
        await db.Entry(application).ReloadAsync(ct);
    }

    internal Task TellAsync(PaperApplication application, string outcome, CancellationToken ct) => inbox.SendAsync(
        new SendStimulus(Stimulus, new { Application = application.Number })
        {
            Key = $"paper:{application.Number}:{outcome}:{Now.UtcTicks}",
            Input = new Dictionary<string, object?> { ["outcome"] = outcome },
        },
        ct);

    /// <summary>The officer's turn begins; null when the unit withdrew before.</summary>
    public async Task<Review?> ReviewAsync(string number, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var application = await LockedAsync(number, ct);
        // The burst that asks goes on with "withdrawn": its transaction is committed as well.
        var review = application.State == PaperState.Submitted ? await reviews.OpenAsync(MatterOf(application), ct) : null;
        await transaction.CommitAsync(ct);
        return review;
    }

    private static ReviewMatter MatterOf(PaperApplication application) =>
        new(application.Kind == PaperKind.Activation ? ReviewKind.PaperActivation : ReviewKind.PaperRenewal, application.Number)
        {
            EnterpriseName = application.EnterpriseName,
            Identifier = application.Identifier,
            RepresentativeName = application.Data.RepresentativeName,
            RepresentativeDocumentNumber = application.Data.RepresentativeDocumentNumber,
        };

    private async Task<PaperApplication> LockedAsync(string number, CancellationToken ct) =>
        await db.PaperApplications.FromSql($"SELECT * FROM ciac.paper_applications WHERE number = {number} FOR UPDATE").SingleAsync(ct);
}
