using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Enterprises;
using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ciac.Core.Certificates;

/// <summary>The change that the caller's renewed certificate waits for; made, with its workflow, when there is none.</summary>
public sealed class CertificateChanges(CiacDb db, IWorkflowInbox inbox, FetchUnit fetch, AuditTrail audit, TimeProvider clock)
{
    public const string DefinitionId = "certificate-information-update";

    /// <summary>Name of the stimulus; its payload is the change's number.</summary>
    public const string Stimulus = "Ciac.ChangeConfirmed";

    public async Task<Outcome<CertificateChange>> OwnAsync(Caller caller, CancellationToken ct)
    {
        if (caller.UniqueId is null) return CertificateRefusals.NotSignedIn;
        if (!caller.CertificateChanged) return CertificateRefusals.NothingChanged;
        var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == caller.SessionId, ct);
        if (await OpenOfAsync(caller.UniqueId, session.SerialNumber!, ct) is { } open) return open;
        var credential = await db.Credentials.AsNoTracking().SingleAsync(c => c.UniqueId == caller.UniqueId, ct);
        var identifier = await db.Enterprises.Where(e => e.Id == credential.EnterpriseId).Select(e => e.Identifier).SingleAsync(ct);
        // The key is the unique identifier AND the code: a changed unit is no renewal of a certificate.
        if (identifier != caller.Identifier) return CertificateRefusals.CodeDiffers;
        var change = Make(credential, session);
        return change.NewValidFrom < credential.ValidFrom ? AccountRefusals.Superseded : await StartAsync(change, caller, ct);
    }

    /// <summary>更新并登录.</summary>
    public async Task<Outcome<CertificateChange>> ConfirmAsync(Caller caller, CancellationToken ct)
    {
        var found = await OwnAsync(caller, ct);
        if (found.Value is not { State: CertificateChangeState.Open } open) return found;
        if (await RefuseNameAsync(open, ct) is { } refusal) return refusal;

        await using var transaction = await db.BeginAsync(ct);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM ciac.certificate_changes WHERE id = {open.Id} FOR UPDATE", ct);
        await db.Entry(open).ReloadAsync(ct);
        // Two clicks at once are one confirmation.
        if (open.State != CertificateChangeState.Open) return open;
        open.State = CertificateChangeState.Confirmed;
        audit.Record(caller.Entry("change.confirmed") with { Subject = open.Number });
        await db.SaveChangesAsync(ct);
        await inbox.SendAsync(new SendStimulus(Stimulus, new { Subject = open.Number }) { Key = $"change:{open.Number}:confirmed" }, ct);
        await transaction.CommitAsync(ct);
        return open;
    }

    /// <summary>The last one of the caller's certificate, for the page that waits for it.</summary>
    public Task<CertificateChange?> LastAsync(Caller caller, CancellationToken ct) =>
        db.CertificateChanges.AsNoTracking().Where(c => c.UniqueId == caller.UniqueId).OrderByDescending(c => c.CreatedAt).FirstOrDefaultAsync(ct);

    // A question, asked before the transaction: where the registry knows the unit, the new name must be the registry's.
    private async Task<Refusal?> RefuseNameAsync(CertificateChange change, CancellationToken ct)
    {
        if (change.OldName == change.NewName) return null;
        var isLocal = await db.Enterprises.AnyAsync(e => e.Identifier == change.Identifier && e.Origin == UnitOrigin.Local, ct);
        return isLocal ? (await fetch.HandleAsync(change.Identifier, change.NewName, ct)).Refusal : null;
    }

    private Task<CertificateChange?> OpenOfAsync(string uniqueId, string serialNumber, CancellationToken ct) =>
        db.CertificateChanges.SingleOrDefaultAsync(c => c.UniqueId == uniqueId && c.NewSerialNumber == serialNumber && c.EndedAt == null, ct);

    private async Task<CertificateChange> StartAsync(CertificateChange change, Caller caller, CancellationToken ct)
    {
        try
        {
            await using var transaction = await db.BeginAsync(ct);
            db.CertificateChanges.Add(change);
            await db.SaveChangesAsync(ct);
            var start = new StartWorkflow(DefinitionId)
            {
                CorrelationId = change.Number,
                Key = $"change:{change.Number}",
                Input = new Dictionary<string, object?> { ["Change"] = change.Number },
            };
            change.WorkflowInstanceId = await inbox.StartAsync(start, ct);
            audit.Record(caller.Entry("change.started") with { Subject = change.Number });
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return change;
        }
        catch (DbUpdateException second) when (second.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Two pages at once: the index lets one in, and both go on with that.
            db.ChangeTracker.Clear();
            return await OpenOfAsync(change.UniqueId, change.NewSerialNumber, ct)
                ?? throw new InvalidOperationException("The other page's change is gone already.", second);
        }
    }

    private CertificateChange Make(Credential credential, Session session)
    {
        using var certificate = CheckCertificate.Read(session.Certificate!)
            ?? throw new InvalidOperationException("The certificate of a session cannot be read any more.");
        var now = clock.GetUtcNow();
        return new CertificateChange
        {
            Id = Guid.CreateVersion7(now),
            Number = $"BG{now.ToOffset(PortalClock.Offset):yyyyMMdd}{Secrets.ReadableCode(6)}",
            UniqueId = credential.UniqueId,
            Identifier = session.Identifier!,
            OldName = credential.CertificateName,
            OldSerialNumber = credential.SerialNumber,
            OldValidUntil = credential.ValidUntil,
            NewName = session.EnterpriseName!,
            NewSerialNumber = session.SerialNumber!,
            NewThumbprint = certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256),
            NewValidFrom = certificate.NotBefore.ToUniversalTime(),
            NewValidUntil = certificate.NotAfter.ToUniversalTime(),
            State = CertificateChangeState.Open,
            CreatedAt = now,
        };
    }
}
