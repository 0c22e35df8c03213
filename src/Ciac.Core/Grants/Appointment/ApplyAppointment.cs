using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Grants;

/// <summary>
/// The moment of effect, one transaction: the role changes, and with it every item of the certificate ends (a trigger), unless
/// what the signed form says has become untrue. Sessions go on: the role is read at every request.
/// </summary>
public sealed class ApplyAppointment(CiacDb db, VerifyEvidence evidence, EndAsk asks, AppointmentRecord record, TimeProvider clock)
{
    public async Task<AppointmentState> HandleAsync(string number, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var appointment = await db.Appointments.SingleAsync(a => a.Number == number, ct);
        if (appointment.IsOpen) await DecideAsync(appointment, ct);
        await transaction.CommitAsync(ct);
        return appointment.State;
    }

    private async Task DecideAsync(Appointment appointment, CancellationToken ct)
    {
        await evidence.RequireAsync(appointment.SignatureRequestId!.Value, ct);
        // Cancelling, an upgrade, a grant and another appointment wait here; the later one sees the earlier.
        await db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM ciac.credentials WHERE id IN ({appointment.CredentialId}, {appointment.ById}) ORDER BY id FOR UPDATE", ct);
        var target = await db.Credentials.SingleAsync(c => c.Id == appointment.CredentialId, ct);
        await db.Entry(target).ReloadAsync(ct);
        var isTrue = IsAsDrawn(appointment, target) && await MayStillAsync(appointment, target, ct);
        if (isTrue) target.Role = appointment.RoleAfter;
        appointment.End(isTrue ? EffectOf(appointment) : AppointmentState.Overtaken, null, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        if (isTrue && target.Role != HolderRole.Clerk) await asks.OvertakenAsync(target.Id, ct);
        await record.HandleAsync(appointment, target, ct);
    }

    private static AppointmentState EffectOf(Appointment appointment) =>
        appointment.Act == AppointmentAct.Dismiss ? AppointmentState.Revoked : AppointmentState.Appointed;

    private static bool IsAsDrawn(Appointment appointment, Credential target) =>
        target.Status == CredentialStatus.Active
        && target.Role == appointment.RoleBefore
        && target.HolderName == appointment.HolderName
        && target.HolderDocumentNumber == appointment.HolderDocumentNumber
        && !(appointment.Act == AppointmentAct.Dismiss && target.IsMain);

    // Who signed must still be the registered legal representative, and who began it still theirs.
    private async Task<bool> MayStillAsync(Appointment appointment, Credential target, CancellationToken ct)
    {
        var enterprise = await db.Enterprises.AsNoTracking().SingleAsync(e => e.Id == target.EnterpriseId, ct);
        var signatories = await db.SignatureRequests.AsNoTracking().Where(r => r.Id == appointment.SignatureRequestId).SelectMany(r => r.Signatories).ToListAsync(ct);
        if (!signatories.Exists(s => s.Role == SignatoryRole.LegalRepresentative && s.ExpectedIdentity == enterprise.RepresentativeDocumentNumber)) return false;
        return appointment.Act == AppointmentAct.Claim
            ? HolderChange.IsRepresentative(enterprise, target.HolderName, target.HolderDocumentNumber)
            : await db.Credentials.AnyAsync(c => c.Id == appointment.ById && c.Status == CredentialStatus.Active && c.Role == HolderRole.LegalRepresentative, ct);
    }
}
