using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ciac.Core.Grants;

/// <summary>The appointment begins: its workflow draws the form, which the legal representative signs. Nothing changes before.</summary>
public sealed class StartAppointment(CiacDb db, PlanAppointment plan, IWorkflowInbox inbox, AuditTrail audit, TimeProvider clock)
{
    public const string Definition = "administrator-appointment";

    /// <summary>With the act that the person was shown: a role that changed meanwhile turns no appointment into its opposite.</summary>
    public async Task<Outcome<Appointment>> HandleAsync(Caller caller, Guid id, AppointmentAct act, CancellationToken ct)
    {
        var planned = await plan.HandleAsync(caller, id, ct);
        if (planned.Value is not { } known) return planned.Refusal!;
        if (known.Act != act) return AppointmentRefusals.RoleChanged;
        try
        {
            return await StartAsync(caller, known, ct);
        }
        catch (DbUpdateException second) when (second.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return AppointmentRefusals.OneAtATime;
        }
    }

    private async Task<Appointment> StartAsync(Caller caller, AppointmentPlan known, CancellationToken ct)
    {
        var appointment = Make(caller, known);
        await using var transaction = await db.BeginAsync(ct);
        db.Appointments.Add(appointment);
        await db.SaveChangesAsync(ct);
        var start = new StartWorkflow(Definition)
        {
            CorrelationId = appointment.Number,
            Key = $"appointment:{appointment.Number}",
            Input = new Dictionary<string, object?> { ["Appointment"] = appointment.Number },
        };
        appointment.WorkflowInstanceId = await inbox.StartAsync(start, ct);
        audit.Record(caller.Entry("appointment.started") with { Subject = appointment.Number });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return appointment;
    }

    private Appointment Make(Caller caller, AppointmentPlan known)
    {
        var now = clock.GetUtcNow();
        return new Appointment
        {
            Id = Guid.CreateVersion7(now),
            Number = $"RM{now.ToOffset(PortalClock.Offset):yyyyMMdd}{Secrets.ReadableCode(6)}",
            Act = known.Act,
            Identifier = caller.Identifier!,
            CredentialId = known.Target.Id,
            ById = caller.CredentialId!.Value,
            State = AppointmentState.Running,
            RoleBefore = known.Target.Role,
            RoleAfter = known.RoleAfter,
            HolderName = known.Target.HolderName!,
            HolderDocumentNumber = known.Target.HolderDocumentNumber!,
            CreatedAt = now,
        };
    }
}
