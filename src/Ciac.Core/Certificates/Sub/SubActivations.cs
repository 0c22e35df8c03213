using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ciac.Core.Certificates;

/// <summary>
/// Finds the sub-activation that a caller may work on: of the certificate that signed in, or one that was added in this
/// certificate's session. A foreign one is answered like one that does not exist. Makes it, with its workflow, when there is none.
/// </summary>
public sealed class SubActivations(CiacDb db, IWorkflowInbox inbox, ProveCertificate prove, AuditTrail audit, TimeProvider clock)
{
    public const string DefinitionId = "sub-certificate-activation";

    /// <summary>The open one of the certificate that signed in.</summary>
    public async Task<Outcome<SubActivation>> OwnAsync(Caller caller, CancellationToken ct)
    {
        if (caller.UniqueId is null) return CertificateRefusals.NotSignedIn;
        if (await db.Credentials.AnyAsync(c => c.UniqueId == caller.UniqueId, ct)) return CertificateRefusals.AlreadyOpened;
        if (!await IsOpenAsync(caller, ct)) return CertificateRefusals.UnitNotOpen;
        if (await OpenOfAsync(caller.UniqueId, ct) is { } open) return open;

        var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == caller.SessionId, ct);
        return await StartAsync(Make(SessionCredential.Of(session, clock.GetUtcNow()), caller, session.SubjectJson), caller, ct);
    }

    /// <summary>添加副证书: the new key is plugged in beside the session of an administrator.</summary>
    public async Task<Outcome<SubActivation>> AddAsync(Caller caller, CertificateToken token, string browser, CancellationToken ct)
    {
        if (!caller.Administers) return CertificateRefusals.NotAllowed;
        var proof = await prove.HandleAsync(token, new ProofRequest(browser, ProofPurpose.Possession, caller.From), ct);
        if (proof.Value is not { } proven) return proof.Refusal!;
        if (proven.Identity.CreditCode != caller.Identifier) return CertificateRefusals.OtherUnit;
        if (await db.Credentials.AnyAsync(c => c.UniqueId == proven.Identity.UniqueId, ct)) return CertificateRefusals.AlreadyOpened;
        if (!await db.HasMainAsync(caller.Identifier!, ct)) return CertificateRefusals.MainFirst;
        var open = await OpenOfAsync(proven.Identity.UniqueId, ct) ?? await StartAsync(Added(proven, caller), caller, ct);
        if (open.AddedBy == caller.UniqueId) return open;
        open.AddedBy = caller.UniqueId;
        await db.SaveChangesAsync(ct);
        return open;
    }

    /// <summary>By its number, whatever its state; without a number the last one of the certificate that signed in.</summary>
    public async Task<Outcome<SubActivation>> FindAsync(Caller caller, string? number, CancellationToken ct)
    {
        var mine = db.SubActivations.Where(a => a.Identifier == caller.Identifier && (a.UniqueId == caller.UniqueId || a.AddedBy == caller.UniqueId));
        var found = number is null
            ? await mine.Where(a => a.UniqueId == caller.UniqueId).OrderByDescending(a => a.CreatedAt).FirstOrDefaultAsync(ct)
            : await mine.SingleOrDefaultAsync(a => a.Number == number, ct);
        return found is not null && caller.UniqueId is not null ? found : CertificateRefusals.NothingOpen;
    }

    /// <summary>Holder and legal representative are the same person: eligible for that role, which needs that person's own signature.</summary>
    public async Task<bool> MayBecomeRepresentativeAsync(SubActivation sub, CancellationToken ct) =>
        sub.Holder is { } holder
        && await db.Enterprises.AsNoTracking().SingleOrDefaultAsync(e => e.Identifier == sub.Identifier, ct) is { } enterprise
        && HolderChange.IsRepresentative(enterprise, holder.Name, holder.DocumentNumber);

    private Task<SubActivation?> OpenOfAsync(string uniqueId, CancellationToken ct) =>
        db.SubActivations.SingleOrDefaultAsync(a => a.UniqueId == uniqueId && a.EndedAt == null, ct);

    // A key of a unit that a licence opened is to become its main certificate (F2).
    private Task<bool> IsOpenAsync(Caller caller, CancellationToken ct) => caller.Kind == CredentialKind.Certificate
        ? db.HasMainAsync(caller.Identifier!, ct)
        : db.Enterprises.AnyAsync(e => e.Identifier == caller.Identifier, ct);

    private async Task<SubActivation> StartAsync(SubActivation sub, Caller caller, CancellationToken ct)
    {
        try
        {
            await using var transaction = await db.BeginAsync(ct);
            db.SubActivations.Add(sub);
            await db.SaveChangesAsync(ct);
            sub.WorkflowInstanceId = await inbox.StartAsync(
                new StartWorkflow(DefinitionId)
                {
                    CorrelationId = sub.Number,
                    Key = $"sub-activation:{sub.Number}",
                    Input = new Dictionary<string, object?> { ["SubActivation"] = sub.Number },
                },
                ct);
            audit.Record(caller.Entry("sub.started") with { Subject = sub.Number, Detail = sub.UniqueId });
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return sub;
        }
        catch (DbUpdateException second) when (second.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Two pages at once: the index lets one in, and both go on with that.
            db.ChangeTracker.Clear();
            return await OpenOfAsync(sub.UniqueId, ct) ?? throw new InvalidOperationException("The other page's sub-activation is gone already.", second);
        }
    }

    private SubActivation Added(ProvenCertificate proven, Caller caller)
    {
        var what = new CredentialToOpen(CredentialKind.Certificate, proven.Identity.UniqueId, proven.Identity.EnterpriseName)
        {
            SerialNumber = proven.Identity.SerialNumber,
            Thumbprint = proven.Thumbprint,
            ValidFrom = proven.Identity.ValidFrom,
            ValidUntil = proven.Identity.ValidTo,
        };
        var sub = Make(what, caller, null);
        sub.AddedBy = caller.UniqueId;
        return sub;
    }

    private SubActivation Make(CredentialToOpen what, Caller caller, string? subjectJson)
    {
        var now = clock.GetUtcNow();
        return new SubActivation
        {
            Id = Guid.CreateVersion7(now),
            Number = $"FZ{now.ToOffset(PortalClock.Offset):yyyyMMdd}{Secrets.ReadableCode(6)}",
            UniqueId = what.UniqueId,
            Identifier = caller.Identifier!,
            CertificateName = what.Name,
            SerialNumber = what.SerialNumber,
            Thumbprint = what.Thumbprint,
            ValidFrom = what.ValidFrom,
            ValidUntil = what.ValidUntil,
            SubjectJson = subjectJson,
            State = SubActivationState.Open,
            FormJson = "null",
            CreatedAt = now,
        };
    }
}
