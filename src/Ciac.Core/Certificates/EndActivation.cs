using Ciac.Core.Accounts;
using Ciac.Core.Reviews;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>Ends an activation by the hand of who started it; the unit stays as it was.</summary>
public sealed class EndActivation(CiacDb db, EndSignatureRequest end, ReviewCases reviews)
{
    /// <summary>撤回: possible until the last party has signed.</summary>
    public async Task<Outcome<Done>> WithdrawAsync(Caller caller, CancellationToken ct)
    {
        var activation = await db.Activations.AsNoTracking()
            .SingleOrDefaultAsync(a => a.UniqueId == caller.UniqueId && a.EndedAt == null, ct);
        if (activation is null) return CertificateRefusals.NothingOpen;
        if (activation.State == ActivationState.Draft) return await DiscardAsync(activation.Id, ct);
        if (activation.SignatureRequestId is not { } request) return CertificateRefusals.TooLateToWithdraw;

        var withdrawn = await end.WithdrawAsync(new SigningAccess.Owner(caller, request), ct);
        if (withdrawn.Refusal is null || await reviews.WithdrawAsync(activation.Number, ct)) return new Done();
        return CertificateRefusals.TooLateToWithdraw;
    }

    private async Task<Outcome<Done>> DiscardAsync(Guid id, CancellationToken ct)
    {
        await db.Activations.Where(a => a.Id == id && a.State == ActivationState.Draft).ExecuteDeleteAsync(ct);
        return new Done();
    }
}
