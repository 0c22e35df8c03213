using Ciac.Core.Accounts;
using Ciac.Core.Enterprises;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ciac.Core.Certificates;

/// <summary>Finds the open activation of the caller's certificate, licence or account; makes a draft when there is none.</summary>
public sealed class ActivationDrafts(CiacDb db, TimeProvider clock)
{
    public Task<Activation?> OpenOfAsync(Caller caller, CancellationToken ct) =>
        db.Activations.SingleOrDefaultAsync(a => a.UniqueId == caller.UniqueId && a.EndedAt == null, ct);

    /// <summary>The draft for editing, or why it cannot be edited.</summary>
    public async Task<Outcome<Activation>> EditableAsync(Caller caller, CancellationToken ct)
    {
        if (caller.UniqueId is null) return CertificateRefusals.NotSignedIn;
        if (await RefuseAsync(caller, ct) is { } refusal) return refusal;
        if (await OpenOfAsync(caller, ct) is { } open)
            return open.State == ActivationState.Draft ? open : CertificateRefusals.AlreadySubmitted;
        return await MakeAsync(caller, ct);
    }

    /// <summary>The unit, when a licence or account opened it before its first certificate came.</summary>
    public Task<Enterprise?> OpenedUnitAsync(string identifier, CancellationToken ct) =>
        db.Enterprises.AsNoTracking().SingleOrDefaultAsync(e => e.Identifier == identifier, ct);

    // A certificate comes until the unit has its main certificate; a licence or account only opens a unit that nobody has opened.
    private async Task<Refusal?> RefuseAsync(Caller caller, CancellationToken ct)
    {
        if (caller.Kind == CredentialKind.Certificate) return await db.HasMainAsync(caller.Identifier!, ct) ? CertificateRefusals.MainExists : null;
        return await db.Enterprises.AnyAsync(e => e.Identifier == caller.Identifier, ct) ? CertificateRefusals.UnitIsOpen : null;
    }

    private async Task<Activation> MakeAsync(Caller caller, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == caller.SessionId, ct);
        var proven = SessionCredential.Of(session, now);
        var draft = new Activation
        {
            Id = Guid.CreateVersion7(now),
            Number = $"KT{now.ToOffset(PortalClock.Offset):yyyyMMdd}{Secrets.ReadableCode(6)}",
            UniqueId = caller.UniqueId!,
            Identifier = caller.Identifier!,
            EnterpriseName = caller.EnterpriseName!,
            SerialNumber = proven.SerialNumber,
            Thumbprint = proven.Thumbprint,
            ValidFrom = proven.ValidFrom,
            ValidUntil = proven.ValidUntil,
            SubjectJson = session.SubjectJson,
            State = ActivationState.Draft,
            FormJson = "{}",
            CreatedAt = now,
        };
        return await KeepFirstAsync(draft, caller, ct);
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
