using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ciac.Core.Certificates;

/// <summary>Finds the application of the key that signed in, and of no other; makes it, with its workflow, when there is none.</summary>
public sealed class PaperApplications(CiacDb db, IWorkflowInbox inbox, AuditTrail audit, TimeProvider clock)
{
    public static string DefinitionOf(PaperKind kind) =>
        kind == PaperKind.Activation ? "main-certificate-scanned-application" : "main-certificate-paper-renewal";

    /// <summary>The open one of any state; null when there is none.</summary>
    public Task<PaperApplication?> OpenOfAsync(Caller caller, CancellationToken ct) =>
        db.PaperApplications.SingleOrDefaultAsync(a => a.UniqueId == caller.UniqueId && a.Identifier == caller.Identifier && a.EndedAt == null, ct);

    /// <summary>The draft for editing, or why it cannot be edited.</summary>
    public async Task<Outcome<PaperApplication>> EditableAsync(Caller caller, PaperKind kind, CancellationToken ct)
    {
        if (caller.UniqueId is null) return CertificateRefusals.NotSignedIn;
        // A licence or an account has no key that could become the main certificate.
        if (caller.Kind != CredentialKind.Certificate) return PaperRefusals.KeyNeeded;
        var open = await OpenOfAsync(caller, ct);
        if (open?.Kind == kind) return open.IsEditable ? open : PaperRefusals.InReview;
        var main = await MainAsync(caller.Identifier!, ct);
        if (await RefuseAsync(caller, kind, main, ct) is { } refusal) return refusal;
        if (open is not null) return PaperRefusals.InReview;
        return await StartAsync(await MakeAsync(caller, kind, main, ct), caller, ct);
    }

    internal Task<Credential?> MainAsync(string identifier, CancellationToken ct) => db.Enterprises
        .Where(e => e.Identifier == identifier)
        .Join(db.Credentials, e => e.Id, c => c.EnterpriseId, (_, c) => c)
        .SingleOrDefaultAsync(c => c.IsMain && c.Status == CredentialStatus.Active, ct);

    private async Task<Refusal?> RefuseAsync(Caller caller, PaperKind kind, Credential? main, CancellationToken ct)
    {
        if (kind == PaperKind.Activation)
        {
            if (main is not null) return CertificateRefusals.MainExists;
            return await db.Credentials.AnyAsync(c => c.UniqueId == caller.UniqueId, ct) ? CertificateRefusals.AlreadyOpened : null;
        }

        if (main is null) return PaperRefusals.NoMain;
        return main.UniqueId == caller.UniqueId ? PaperRefusals.IsMainAlready : null;
    }

    private async Task<PaperApplication> MakeAsync(Caller caller, PaperKind kind, Credential? main, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var raw = await db.Sessions.Where(s => s.Id == caller.SessionId).Select(s => s.Certificate).SingleAsync(ct);
        using var certificate = CheckCertificate.Read(raw!) ?? throw new InvalidOperationException("The certificate of a session cannot be read any more.");
        var application = new PaperApplication
        {
            Id = Guid.CreateVersion7(now),
            Kind = kind,
            Number = $"{(kind == PaperKind.Activation ? "ZS" : "GX")}{now.ToOffset(PortalClock.Offset):yyyyMMdd}{Secrets.ReadableCode(6)}",
            UniqueId = caller.UniqueId!,
            Identifier = caller.Identifier!,
            EnterpriseName = caller.EnterpriseName!,
            SerialNumber = certificate.SerialNumber,
            Thumbprint = certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256),
            ValidFrom = certificate.NotBefore.ToUniversalTime(),
            ValidUntil = certificate.NotAfter.ToUniversalTime(),
            State = PaperState.Draft,
            FormJson = "{}",
            CreatedAt = now,
        };
        if (main is not null) application.Data = new PaperData { OldUniqueId = main.UniqueId, OldSerialNumber = main.SerialNumber };
        return application;
    }

    private async Task<Outcome<PaperApplication>> StartAsync(PaperApplication application, Caller caller, CancellationToken ct)
    {
        try
        {
            await using var transaction = await db.BeginAsync(ct);
            db.PaperApplications.Add(application);
            await db.SaveChangesAsync(ct);
            application.WorkflowInstanceId = await inbox.StartAsync(
                new StartWorkflow(DefinitionOf(application.Kind))
                {
                    CorrelationId = application.Number,
                    Key = $"paper:{application.Number}",
                    Input = new Dictionary<string, object?> { ["Application"] = application.Number },
                },
                ct);
            audit.Record(caller.Entry("paper.started") with { Subject = application.Number });
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return application;
        }
        catch (DbUpdateException second) when (second.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Two pages at once: the index lets one in, and both go on with that.
            db.ChangeTracker.Clear();
            return await OpenOfAsync(caller, ct) ?? throw new InvalidOperationException("The other page's application is gone already.", second);
        }
    }
}
