using Ciac.Core.Accounts;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ciac.Core.Certificates;

/// <summary>Finds the open activation of the caller's certificate; makes a draft when there is none.</summary>
public sealed class ActivationDrafts(CiacDb db, TimeProvider clock)
{
    public Task<Activation?> OpenOfAsync(Caller caller, CancellationToken ct) =>
        db.Activations.SingleOrDefaultAsync(a => a.UniqueId == caller.UniqueId && a.EndedAt == null, ct);

    /// <summary>The draft for editing, or why it cannot be edited.</summary>
    public async Task<Outcome<Activation>> EditableAsync(Caller caller, CancellationToken ct)
    {
        if (caller.UniqueId is null) return CertificateRefusals.NotSignedIn;
        var hasMain = await db.Enterprises
            .Where(e => e.Identifier == caller.Identifier)
            .Join(db.Credentials, e => e.Id, c => c.EnterpriseId, (_, c) => c)
            .AnyAsync(c => c.IsMain && c.Status == CredentialStatus.Active, ct);
        if (hasMain) return CertificateRefusals.MainExists;
        if (await OpenOfAsync(caller, ct) is { } open)
            return open.State == ActivationState.Draft ? open : CertificateRefusals.AlreadySubmitted;
        return await MakeAsync(caller, ct);
    }

    private async Task<Activation> MakeAsync(Caller caller, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == caller.SessionId, ct);
        var certificate = CheckCertificate.Read(session.Certificate!)
            ?? throw new InvalidOperationException("The certificate of a session cannot be read any more.");
        using (certificate)
        {
            var draft = new Activation
            {
                Id = Guid.CreateVersion7(now),
                Number = $"KT{now.ToOffset(PortalClock.Offset):yyyyMMdd}{Secrets.ReadableCode(6)}",
                UniqueId = caller.UniqueId!,
                Identifier = caller.Identifier!,
                EnterpriseName = caller.EnterpriseName!,
                SerialNumber = certificate.SerialNumber,
                Thumbprint = certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256),
                ValidFrom = certificate.NotBefore.ToUniversalTime(),
                ValidUntil = certificate.NotAfter.ToUniversalTime(),
                State = ActivationState.Draft,
                FormJson = "{}",
                CreatedAt = now,
            };
            return await KeepFirstAsync(draft, caller, ct);
        }
    }

    // Two pages of one browser may open the wizard at once: the index lets one draft in, and both go on with that.
    private async Task<Activation> KeepFirstAsync(Activation draft, Caller caller, CancellationToken ct)
    {
        db.Activations.Add(draft);
        try
        {
            await db.SaveChangesAsync(ct);
            return draft;
        }
        catch (DbUpdateException second) when (second.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return await OpenOfAsync(caller, ct) ?? throw new InvalidOperationException("The other page's draft is gone already.", second);
        }
    }
}
