using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Grants;

/// <summary>Where an appointment stands, as its page shows it.</summary>
public sealed record AppointmentProgress(Appointment Appointment, Credential Target)
{
    public SignatoryRole? CurrentSignatory { get; init; }
    public required IReadOnlyList<AuditEvent> Events { get; init; }
}

/// <summary>An appointment of the caller's own unit: any for the legal representative, those of the own certificate for its holder.</summary>
public sealed class ReadAppointment(CiacDb db)
{
    public async Task<Outcome<AppointmentProgress>> HandleAsync(Caller caller, string number, CancellationToken ct)
    {
        var found = await Visible(caller).SingleOrDefaultAsync(a => a.Number == number, ct);
        return found is null ? AppointmentRefusals.NotFound : await ProgressOfAsync(found, ct);
    }

    /// <summary>Those that the caller began and that are on their way, newest first.</summary>
    public async Task<IReadOnlyList<AppointmentProgress>> RunningAsync(Caller caller, CancellationToken ct)
    {
        var open = await Visible(caller).Where(a => a.EndedAt == null && a.ById == caller.CredentialId).OrderByDescending(a => a.CreatedAt).ToListAsync(ct);
        var found = new List<AppointmentProgress>();
        foreach (var appointment in open) found.Add(await ProgressOfAsync(appointment, ct));
        return found;
    }

    private IQueryable<Appointment> Visible(Caller caller)
    {
        var represents = caller.Role == HolderRole.LegalRepresentative;
        return db.Appointments.AsNoTracking().Where(a => a.Identifier == caller.Identifier && caller.CredentialId != null
            && (represents || a.ById == caller.CredentialId || a.CredentialId == caller.CredentialId));
    }

    private async Task<AppointmentProgress> ProgressOfAsync(Appointment appointment, CancellationToken ct)
    {
        var request = await db.SignatureRequests.AsNoTracking().Include(r => r.Signatories).SingleOrDefaultAsync(r => r.Id == appointment.SignatureRequestId, ct);
        return new AppointmentProgress(appointment, await db.Credentials.AsNoTracking().SingleAsync(c => c.Id == appointment.CredentialId, ct))
        {
            CurrentSignatory = request?.Current?.Role,
            Events = await db.AuditEvents.AsNoTracking().Where(e => e.Subject == appointment.Number).OrderBy(e => e.Id).ToListAsync(ct),
        };
    }
}
