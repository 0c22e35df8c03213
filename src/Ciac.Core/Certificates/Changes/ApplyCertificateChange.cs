using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>The end of flow F4: the credential takes the renewed certificate's data and keeps its role, its kind and its grants.</summary>
public sealed class ApplyCertificateChange(CiacDb db, AuditTrail audit, TellPeople tell, TimeProvider clock)
{
    public async Task<CertificateChangeState> HandleAsync(string number, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var change = await db.CertificateChanges.SingleAsync(c => c.Number == number, ct);
        if (change.EndedAt is null) await TakeEffectAsync(change, ct);
        await transaction.CommitAsync(ct);
        return change.State;
    }

    /// <summary>Nobody confirmed it in time.</summary>
    public async Task CloseAsync(string number, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var change = await db.CertificateChanges.SingleAsync(c => c.Number == number, ct);
        if (change.EndedAt is null)
        {
            change.End(CertificateChangeState.Expired, clock.GetUtcNow());
            Record(change, "change.expired", null);
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    private async Task TakeEffectAsync(CertificateChange change, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM ciac.credentials WHERE unique_id = {change.UniqueId} FOR UPDATE", ct);
        var credential = await db.Credentials.SingleAsync(c => c.UniqueId == change.UniqueId, ct);
        // Cancelled meanwhile, or renewed once more and updated to that: this one comes too late.
        var isLate = credential.Status != CredentialStatus.Active || credential.SerialNumber != change.OldSerialNumber;
        change.End(isLate ? CertificateChangeState.Overtaken : CertificateChangeState.Updated, clock.GetUtcNow());
        if (isLate) Record(change, "change.overtaken", null);
        else await UpdateAsync(credential, change, ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task UpdateAsync(Credential credential, CertificateChange change, CancellationToken ct)
    {
        credential.CertificateName = change.NewName;
        credential.SerialNumber = change.NewSerialNumber;
        credential.Thumbprint = change.NewThumbprint;
        credential.ValidFrom = change.NewValidFrom;
        credential.ValidUntil = change.NewValidUntil;
        Record(change, "change.done", ChangesOf(change).ToString());
        var now = clock.GetUtcNow();
        await tell.AdministratorsAsync(change.Identifier, credential.Of("certificate.updated"), credential.UniqueId, ct);
        await db.Sessions
            .Where(s => s.UniqueId == change.UniqueId && s.EndedAt == null && s.SerialNumber != change.NewSerialNumber)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), ct);
    }

    private static AuditChanges ChangesOf(CertificateChange change) => new AuditChanges()
        .Add("Name", change.OldName, change.NewName)
        .Add("Serial", change.OldSerialNumber, change.NewSerialNumber)
        .Add("ValidUntil", $"{PortalClock.Local(change.OldValidUntil):yyyy-MM-dd}", $"{PortalClock.Local(change.NewValidUntil):yyyy-MM-dd}");

    private void Record(CertificateChange change, string action, string? detail) => audit.Record(new AuditEntry(action)
    {
        CredentialUniqueId = change.UniqueId,
        Identifier = change.Identifier,
        Subject = change.Number,
        Detail = detail,
    });
}
