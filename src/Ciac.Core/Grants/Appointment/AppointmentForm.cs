using System.Globalization;
using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Enterprises;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Ciac.Signing.Pdf;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Grants;

/// <summary>证书管理员任命确认表 (3-documents): whose certificate, which role, from when; signed by the legal representative, sealed by the platform.</summary>
public sealed class AppointmentForm(CiacDb db, RepresentativeMobile mobile, SignatureSettings settings) : IConfirmationForm
{
    public string Name => StartAppointment.Definition;

    public async Task<ConfirmationDraft> DraftAsync(string subject, FormPlace place, CancellationToken ct)
    {
        var appointment = await db.Appointments.AsNoTracking().SingleAsync(a => a.Number == subject, ct);
        var unit = await db.Enterprises.AsNoTracking().SingleAsync(e => e.Identifier == appointment.Identifier, ct);
        var target = await db.Credentials.AsNoTracking().SingleAsync(c => c.Id == appointment.CredentialId, ct);
        var by = await db.Credentials.AsNoTracking().SingleAsync(c => c.Id == appointment.ById, ct);
        return new ConfirmationDraft
        {
            Form = new FormDocument
            {
                Title = TitleOf(appointment.Act),
                Number = place.Number,
                Header = settings.Options.PlatformName,
                GeneratedOn = place.GeneratedOn,
                Sections = [.. SectionsOf(appointment, unit, target)],
                Statements = StatementsOf(appointment.Act),
                SignatureBoxes =
                [
                    new("RepresentativeSignature", "法定代表人签名（签名处）", unit.RepresentativeName),
                    new("PlatformSeal", "平台签章（签章处）", settings.Options.PlatformName),
                ],
                QrText = place.VerificationAddress,
                QrCaption = "扫描二维码查验本文件",
                Footer = $"任命编号 {appointment.Number}",
            },
            OwnerUniqueId = by.UniqueId,
            OwnerIdentifier = appointment.Identifier,
            Signatories =
            [
                new(SignatoryRole.LegalRepresentative, "RepresentativeSignature", unit.RepresentativeName, unit.RepresentativeDocumentNumber)
                {
                    LinkMobile = await mobile.OfAsync(unit, ct),
                },
                new(SignatoryRole.Platform, "PlatformSeal", settings.Options.PlatformName, ""),
            ],
        };
    }

    public async Task OpenedAsync(string subject, Guid requestId, CancellationToken ct)
    {
        var appointment = await db.Appointments.SingleAsync(a => a.Number == subject, ct);
        appointment.SignatureRequestId = requestId;
        await db.SaveChangesAsync(ct);
    }

    private static string TitleOf(AppointmentAct act) => act switch
    {
        AppointmentAct.Appoint => "证书管理员任命确认表",
        AppointmentAct.Dismiss => "证书管理员任命撤回确认表",
        _ => "法定代表人证书确认表",
    };

    private static IReadOnlyList<string> StatementsOf(AppointmentAct act) => act switch
    {
        AppointmentAct.Appoint =>
        [
            "本人作为单位法定代表人，任命上述持证人为证书管理员；其可办理本单位全部业务，并可为办事员授权。",
            "证书管理员在任命有效期间办理的业务，由本单位承担责任。",
        ],
        AppointmentAct.Dismiss => ["本人作为单位法定代表人，撤回对上述持证人的证书管理员任命；该证书成为办事员证书，没有业务权限，需重新授权。"],
        _ => ["本人为单位法定代表人，确认上述证书由本人持有，并以法定代表人角色办理本单位业务。"],
    };

    private static IEnumerable<FormSection> SectionsOf(Appointment appointment, Enterprise unit, Credential target)
    {
        yield return new("单位信息", [new("单位名称（全称）", unit.Name), new("统一社会信用代码", unit.Identifier)]);
        yield return new("法定代表人", [new("姓名", unit.RepresentativeName), new("证件号码", Mask.IdNumber(unit.RepresentativeDocumentNumber))]);
        yield return new("证书信息", CertificateRows(target));
        yield return new("证书持有人",
        [
            new("姓名", appointment.HolderName),
            new("证件号码", Mask.IdNumber(appointment.HolderDocumentNumber)),
            new("手机号", Mask.Mobile(target.HolderMobile ?? "")),
        ]);
        yield return new("证书角色",
        [
            new("原证书角色", RoleName(appointment.RoleBefore)) { Emphasis = FormEmphasis.Removed },
            new("现证书角色", RoleName(appointment.RoleAfter)) { Emphasis = FormEmphasis.Added },
            new("生效时间", "法定代表人签名并加盖平台印章时起"),
        ]);
    }

    // An account has no serial number and no end.
    private static List<FormRow> CertificateRows(Credential certificate)
    {
        List<FormRow> rows = [new("证书备注名（昵称）", certificate.Nickname), new("证书唯一标识", certificate.UniqueId)];
        if (certificate.Kind != CredentialKind.Certificate) return rows;
        rows.Add(new("证书序列号", certificate.SerialNumber));
        rows.Add(new("有效期至", PortalClock.Local(certificate.ValidUntil).ToString("yyyy年M月d日", CultureInfo.InvariantCulture)));
        return rows;
    }

    private static string RoleName(HolderRole role) => role switch
    {
        HolderRole.LegalRepresentative => "法定代表人",
        HolderRole.CertificateAdministrator => "证书管理员",
        _ => "办事员",
    };
}
