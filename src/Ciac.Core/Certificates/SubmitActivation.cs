using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Enterprises;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Ciac.Core.Certificates;

public sealed class ActivationOptions
{
    public const string Section = "Activation";

    /// <summary>Where the firm typed its own data, an officer confirms the representative before the first activation takes effect.</summary>
    public bool ReviewSelfTypedUnits { get; set; } = true;
}

/// <summary>保存并签章: the draft is closed for editing and its workflow starts, in one transaction.</summary>
public sealed class SubmitActivation(
    CiacDb db, ActivationDrafts drafts, IWorkflowInbox inbox, AuditTrail audit, ActivationSettings settings)
{
    public const string DefinitionId = "main-certificate-activation";

    public async Task<Outcome<Activation>> HandleAsync(Caller caller, CancellationToken ct)
    {
        var found = await drafts.EditableAsync(caller, ct);
        if (found.Value is not { } draft) return found;
        if (draft.Data is not { Unit: { } unit, UnitChecked: true, Holder.MobileConfirmed: true }) return CertificateRefusals.StepMissing;
        // A licence or account seals by licence scan: that licence is asked for its seal when the scan is.
        if (caller.Kind == CredentialKind.Certificate && !await SessionCertificate.HasSealAsync(db, caller, ct)) return SignatureRefusals.NoSeal;

        await using var transaction = await db.BeginAsync(ct);
        // Two clicks at once: the second one waits here and then finds the draft submitted.
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM ciac.activations WHERE id = {draft.Id} FOR UPDATE", ct);
        await db.Entry(draft).ReloadAsync(ct);
        if (draft.State != ActivationState.Draft) return CertificateRefusals.AlreadySubmitted;
        draft.State = ActivationState.Running;
        draft.SubmittedAt = settings.Clock.GetUtcNow();
        draft.WorkflowInstanceId = await inbox.StartAsync(Start(draft, unit), ct);
        audit.Record(new AuditEntry("activation.submitted")
        {
            Actor = "holder",
            CredentialUniqueId = caller.UniqueId,
            Identifier = caller.Identifier,
            Subject = draft.Number,
            Address = caller.From.Address,
            UserAgent = caller.From.UserAgent,
        });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return draft;
    }

    private StartWorkflow Start(Activation draft, UnitData unit) => new(DefinitionId)
    {
        CorrelationId = draft.Number,
        Key = $"activation:{draft.Number}",
        Input = new Dictionary<string, object?>
        {
            ["Activation"] = draft.Number,
            ["NeedsReview"] = !unit.IsRegistryBacked && settings.Options.ReviewSelfTypedUnits,
        },
    };
}

/// <summary>What the activation verbs need beside the data: the settings and the clock.</summary>
public sealed record ActivationSettings(ActivationOptions Options, TimeProvider Clock)
{
    public static ActivationSettings From(IOptions<ActivationOptions> options, TimeProvider clock) => new(options.Value, clock);
}
