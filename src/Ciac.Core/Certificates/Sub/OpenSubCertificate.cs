using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>The end of flow F3: the certificate is opened as a clerk's, without any permission, or its attempt is closed.</summary>
public sealed class OpenSubCertificate(CiacDb db, AuditTrail audit, TellPeople tell, TimeProvider clock)
{
    public async Task<SubActivationState> HandleAsync(string number, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var sub = await db.SubActivations.SingleAsync(a => a.Number == number, ct);
        if (sub.EndedAt is null) await TakeEffectAsync(sub, ct);
        await transaction.CommitAsync(ct);
        return sub.State;
    }

    /// <summary>Nobody came for it in time. One that was withdrawn has ended by the hand of who withdrew it.</summary>
    public async Task CloseAsync(string number, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var sub = await db.SubActivations.SingleAsync(a => a.Number == number, ct);
        if (sub.EndedAt is null)
        {
            sub.End(SubActivationState.Expired, clock.GetUtcNow());
            Record(sub, "sub.expired");
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    private async Task TakeEffectAsync(SubActivation sub, CancellationToken ct)
    {
        // The main certificates of the unit take effect under the same lock: one of the two sees the other.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({"main:" + sub.Identifier}, 0))", ct);
        var enterprise = await db.Enterprises.SingleAsync(e => e.Identifier == sub.Identifier, ct);
        var isKnown = await db.Credentials.AnyAsync(c => c.UniqueId == sub.UniqueId, ct);
        var opened = isKnown ? null : CredentialOf(sub, enterprise.Id);
        if (opened is not null) db.Credentials.Add(opened);
        sub.End(isKnown ? SubActivationState.Overtaken : SubActivationState.Opened, clock.GetUtcNow());
        Record(sub, isKnown ? "sub.overtaken" : "sub.opened");
        await db.SaveChangesAsync(ct);
        if (opened is not null) await tell.AdministratorsAsync(sub.Identifier, opened.Of("sub.opened"), opened.UniqueId, ct);
    }

    private Credential CredentialOf(SubActivation sub, Guid enterpriseId)
    {
        var holder = sub.Holder ?? throw new InvalidOperationException($"{sub.Number} was confirmed without its holder.");
        return new Credential
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            EnterpriseId = enterpriseId,
            UniqueId = sub.UniqueId,
            CertificateName = sub.CertificateName,
            SerialNumber = sub.SerialNumber,
            ValidFrom = sub.ValidFrom,
            ValidUntil = sub.ValidUntil,
            Thumbprint = sub.Thumbprint,
            Nickname = holder.Nickname,
            HolderName = holder.Name,
            HolderDocumentKind = holder.DocumentKind,
            HolderDocumentNumber = holder.DocumentNumber,
            HolderMobile = holder.Mobile,
            HolderRegistration = HolderRegistration.Awaiting,
            // Never a role by one's own word: even the legal representative is a clerk until their own signature.
            Role = HolderRole.Clerk,
            IsMain = false,
            Status = CredentialStatus.Active,
            ActivatedAt = clock.GetUtcNow(),
        };
    }

    private void Record(SubActivation sub, string action) => audit.Record(new AuditEntry(action)
    {
        CredentialUniqueId = sub.UniqueId,
        Identifier = sub.Identifier,
        Subject = sub.Number,
    });
}
