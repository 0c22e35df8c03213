using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Enterprises;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>
/// The moment of effect: in one transaction the unit is opened and the certificate becomes its main certificate,
/// unless another one was first (invariants 1 and 3).
/// </summary>
public sealed class ActivateMain(CiacDb db, VerifyEvidence evidence, AuditTrail audit, TellPeople tell, TimeProvider clock)
{
    public async Task<ActivationState> HandleAsync(string number, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var activation = await db.Activations.SingleAsync(a => a.Number == number, ct);
        if (activation.State != ActivationState.Running) return await FinishAsync(activation.State, transaction, ct);
        await evidence.RequireAsync(activation.SignatureRequestId!.Value, ct);

        // Certificates of one unit take effect one after the other; the second one sees the first.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({"main:" + activation.Identifier}, 0))", ct);
        if (await HasMainAsync(activation.Identifier, ct))
        {
            activation.End(ActivationState.Overtaken, null, clock.GetUtcNow());
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

    private Task<bool> HasMainAsync(string identifier, CancellationToken ct) => db.Enterprises
        .Where(e => e.Identifier == identifier)
        .Join(db.Credentials, e => e.Id, c => c.EnterpriseId, (_, c) => c)
        .AnyAsync(c => c.IsMain && c.Status == CredentialStatus.Active, ct);

    private async Task TakeEffectAsync(Activation activation, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (unit, holder) = (activation.Data.Unit!, activation.Data.Holder!);
        var enterprise = await db.Enterprises.SingleOrDefaultAsync(e => e.Identifier == activation.Identifier, ct);
        if (enterprise is null) db.Enterprises.Add(enterprise = Enterprise.Open(unit, now));
        db.Credentials.Add(new Credential
        {
            Id = Guid.CreateVersion7(now),
            EnterpriseId = enterprise.Id,
            UniqueId = activation.UniqueId,
            CertificateName = activation.EnterpriseName,
            SerialNumber = activation.SerialNumber,
            ValidFrom = activation.ValidFrom,
            ValidUntil = activation.ValidUntil,
            Thumbprint = activation.Thumbprint,
            Nickname = holder.Nickname,
            HolderName = holder.Name,
            HolderDocumentKind = holder.DocumentKind,
            HolderDocumentNumber = holder.DocumentNumber,
            HolderMobile = holder.Mobile,
            HolderRegistration = HolderRegistration.Awaiting,
            Role = RoleOf(unit, holder),
            IsMain = true,
            Status = CredentialStatus.Active,
            ActivatedAt = now,
        });
        activation.End(ActivationState.Activated, null, now);
        Record(activation, "activation.done");
    }

    // The legal representative signed this very document, so a holder who IS that person needs no further signature.
    private static HolderRole RoleOf(UnitData unit, HolderData holder) =>
        holder.Name == unit.RepresentativeName && holder.DocumentNumber == unit.RepresentativeDocumentNumber
            ? HolderRole.LegalRepresentative
            : HolderRole.CertificateAdministrator;

    private void Record(Activation activation, string action) => audit.Record(new AuditEntry(action)
    {
        CredentialUniqueId = activation.UniqueId,
        Identifier = activation.Identifier,
        Subject = activation.Number,
    });
}
