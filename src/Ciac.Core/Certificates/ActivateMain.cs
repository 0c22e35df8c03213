using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Enterprises;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>
/// The moment of effect: in one transaction the unit is opened and the certificate becomes its main certificate, or the licence or
/// account its first credential, unless another one was first (invariants 1 and 3).
/// </summary>
public sealed class ActivateMain(CiacDb db, VerifyEvidence evidence, OpenCredential open, AuditTrail audit, TellPeople tell)
{
    public async Task<ActivationState> HandleAsync(string number, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var activation = await db.Activations.SingleAsync(a => a.Number == number, ct);
        if (activation.State != ActivationState.Running) return await FinishAsync(activation.State, transaction, ct);
        await evidence.RequireAsync(activation.SignatureRequestId!.Value, ct);

        // Certificates of one unit take effect one after the other; the second one sees the first.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({"main:" + activation.Identifier}, 0))", ct);
        if (await IsOpenAsync(activation, ct))
        {
            activation.End(ActivationState.Overtaken, null, open.Now);
            Record(activation, "activation.overtaken");
        }
        else
        {
            await TakeEffectAsync(activation, ct);
        }

        await db.SaveChangesAsync(ct);
        await tell.HolderAsync(activation.Mailbox, activation.News, ct);
        return await FinishAsync(activation.State, transaction, ct);
    }

    private static async Task<ActivationState> FinishAsync(ActivationState state, RoomTransaction transaction, CancellationToken ct)
    {
        await transaction.CommitAsync(ct);
        return state;
    }

    // A unit that a licence opened still waits for its main certificate.
    private Task<bool> IsOpenAsync(Activation activation, CancellationToken ct) => activation.Subject is null
        ? db.HasMainAsync(activation.Identifier, ct)
        : db.Enterprises.AnyAsync(e => e.Identifier == activation.Identifier, ct);

    private async Task TakeEffectAsync(Activation activation, CancellationToken ct)
    {
        var (unit, holder) = (activation.Data.Unit!, activation.Data.Holder!);
        var enterprise = await db.Enterprises.SingleOrDefaultAsync(e => e.Identifier == activation.Identifier, ct);
        if (enterprise is null) db.Enterprises.Add(enterprise = Enterprise.Open(unit, open.Now));
        var role = activation.RoleUnder(enterprise.RepresentativeName, enterprise.RepresentativeDocumentNumber);
        // Only a certificate becomes the main certificate: a unit that a licence or account opens has none yet.
        await open.AddAsync(CredentialToOpen.Of(activation), holder, new OpenedAs(enterprise.Id, role, activation.Subject is null), ct);
        activation.End(ActivationState.Activated, null, open.Now);
        Record(activation, "activation.done");
    }

    private void Record(Activation activation, string action) => audit.Record(new AuditEntry(action)
    {
        CredentialUniqueId = activation.UniqueId,
        Identifier = activation.Identifier,
        Subject = activation.Number,
    });
}
