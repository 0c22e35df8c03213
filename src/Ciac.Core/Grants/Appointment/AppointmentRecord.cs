using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Messages;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Grants;

/// <summary>What is told of an ended appointment, in the caller's transaction: the audit of both its number and its certificate, and a message and a text to the holder.</summary>
public sealed class AppointmentRecord(CiacDb db, AuditTrail audit, TellPeople tell)
{
    private const string Template = "SMS_APPOINTMENT";

    public async Task HandleAsync(Appointment appointment, Credential target, CancellationToken ct)
    {
        var document = await db.SignatureRequests.Where(r => r.Id == appointment.SignatureRequestId).Select(r => (Guid?)r.DocumentId).SingleAsync(ct);
        var entry = new AuditEntry($"appointment.{appointment.State.ToString().ToLowerInvariant()}")
        {
            CredentialUniqueId = target.UniqueId,
            Identifier = appointment.Identifier,
            Subject = appointment.Number,
            Detail = appointment.EndReason,
            DocumentId = document,
        };
        audit.Record(entry);
        if (appointment.State is AppointmentState.Appointed or AppointmentState.Revoked)
        {
            var changes = new AuditChanges().Add("Role", appointment.RoleBefore.ToString(), appointment.RoleAfter.ToString());
            audit.Record(entry with { Action = $"certificate.{appointment.State.ToString().ToLowerInvariant()}", Subject = target.UniqueId, Detail = changes.ToString() });
            await TellAsync(appointment, target, ct);
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task TellAsync(Appointment appointment, Credential target, CancellationToken ct)
    {
        var parameters = new Dictionary<string, string>
        {
            ["nickname"] = target.Nickname,
            ["result"] = appointment.Act switch
            {
                AppointmentAct.Appoint => "已被任命为证书管理员证书",
                AppointmentAct.Dismiss => "的证书管理员任命已被撤回，现为办事员证书，没有业务权限",
                _ => "已成为法定代表人证书",
            },
            ["at"] = PortalClock.Local(appointment.EndedAt!.Value).ToString("M月d日 HH:mm", System.Globalization.CultureInfo.InvariantCulture),
        };
        var news = new News($"appointment.{appointment.Act.ToString().ToLowerInvariant()}", $"/certificates/{target.Id}", target.Nickname) { Text = new NewsText(Template, parameters) };
        await tell.HolderAsync(new Mailbox(target.UniqueId, appointment.Identifier), news, ct);
    }
}
