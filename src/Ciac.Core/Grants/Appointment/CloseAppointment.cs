using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Grants;

/// <summary>Ends an appointment that was declined, withdrawn or ran out of time; the role stays as it was.</summary>
public sealed class CloseAppointment(CiacDb db, AppointmentRecord record, TimeProvider clock)
{
    public async Task HandleAsync(string number, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var appointment = await db.Appointments.SingleAsync(a => a.Number == number, ct);
        if (appointment.IsOpen) await EndAsync(appointment, ct);
        await transaction.CommitAsync(ct);
    }

    private async Task EndAsync(Appointment appointment, CancellationToken ct)
    {
        var request = await db.SignatureRequests.AsNoTracking().SingleAsync(r => r.Id == appointment.SignatureRequestId, ct);
        appointment.End(StateOf(request.State), request.DeclineReason, clock.GetUtcNow());
        await record.HandleAsync(appointment, await db.Credentials.AsNoTracking().SingleAsync(c => c.Id == appointment.CredentialId, ct), ct);
    }

    private static AppointmentState StateOf(SignatureRequestState state) => state switch
    {
        SignatureRequestState.Declined => AppointmentState.Declined,
        SignatureRequestState.Withdrawn => AppointmentState.Withdrawn,
        SignatureRequestState.Expired => AppointmentState.Expired,
        _ => throw new InvalidOperationException($"A request that is {state} closes no appointment."),
    };
}
