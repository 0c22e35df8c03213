using System.Globalization;
using Ciac.Core.Accounts;
using Ciac.Core.Enterprises;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Ciac.Signing.Pdf;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>企业主证书首次开通确认表 (3-documents): identity numbers and mobiles are printed masked.</summary>
public sealed class ActivationForm(CiacDb db, SignatureSettings settings) : IConfirmationForm
{
    public string Name => "main-certificate-activation";

    public async Task<ConfirmationDraft> DraftAsync(string subject, FormPlace place, CancellationToken ct)
    {
        var activation = await db.Activations.AsNoTracking().SingleAsync(a => a.Number == subject, ct);
        if (activation.Data is not { Unit: { } unit, Holder: { } holder })
            throw new InvalidOperationException($"Activation {subject} was submitted without its data.");
        return new ConfirmationDraft
        {
            Form = Draw(activation, unit, holder, place),
            OwnerUniqueId = activation.UniqueId,
            OwnerIdentifier = activation.Identifier,
            Signatories =
            [
                new(SignatoryRole.Enterprise, "EnterpriseSeal", unit.Name, activation.UniqueId),
                new(SignatoryRole.LegalRepresentative, "RepresentativeSignature", unit.RepresentativeName, unit.RepresentativeDocumentNumber)
                {
                    LinkMobile = unit.RepresentativeMobile,
                },
                new(SignatoryRole.Platform, "PlatformSeal", settings.Options.PlatformName, ""),
            ],
        };
    }

    public async Task OpenedAsync(string subject, Guid requestId, CancellationToken ct)
    {
        var activation = await db.Activations.SingleAsync(a => a.Number == subject, ct);
        activation.SignatureRequestId = requestId;
        await db.SaveChangesAsync(ct);
    }

    private FormDocument Draw(Activation activation, UnitData unit, HolderData holder, FormPlace place) => new()
    {
        Title = activation.Subject is null ? "企业主证书首次开通确认表" : "企业首次开通确认表",
        Number = place.Number,
        Header = settings.Options.PlatformName,
        GeneratedOn = place.GeneratedOn,
        Sections =
        [
            new("单位信息", UnitRows(unit)),
            new("法定代表人", [new("姓名", unit.RepresentativeName), new("证件号码", Mask.IdNumber(unit.RepresentativeDocumentNumber))]),
            activation.Subject is null ? new("主证书信息", CertificateRows(activation, holder)) : new("登录凭证信息", CredentialRows(activation, unit, holder)),
            new("证书持有人", [new("姓名", holder.Name), new("证件号码", Mask.IdNumber(holder.DocumentNumber)), new("手机号", Mask.Mobile(holder.Mobile))]),
        ],
        Statements = activation.Subject is null ? ForCertificate : ForCredential,
        SignatureBoxes =
        [
            new("EnterpriseSeal", "企业电子签章（签章处）", unit.Name),
            new("RepresentativeSignature", "法定代表人签名（签名处）", unit.RepresentativeName),
            new("PlatformSeal", "平台签章（签章处）", settings.Options.PlatformName),
        ],
        QrText = place.VerificationAddress,
        QrCaption = "扫描二维码查验本文件",
        Footer = $"申请编号 {activation.Number}",
    };

    private static readonly string[] ForCertificate =
    [
        "本单位确认以上信息真实、准确，并申请将上述数字证书开通为本单位主证书。",
        "主证书具有本单位全部业务事项的操作权限，本单位对使用该证书办理的业务承担责任。",
        "证书持有人变动或证书遗失的，本单位应及时办理变更或升级。",
    ];

    private static readonly string[] ForCredential =
    [
        "本单位确认以上信息真实、准确，并申请以上述登录凭证开通本单位。",
        "上述登录凭证按所列证书角色办理业务，本单位对使用该登录凭证办理的业务承担责任。",
        "本单位开通后尚无主证书，首个登录的法人一证通数字证书可以申请开通为主证书。",
    ];

    private static List<FormRow> UnitRows(UnitData unit) =>
    [
        new("单位名称（全称）", unit.Name),
        new(unit.Origin == UnitOrigin.Overseas ? "境外注册编码" : "统一社会信用代码", unit.Identifier),
        new("单位类型", OriginName(unit.Origin)),
        new("经济类型", unit.EconomicType),
        new("工商注册所在地", unit.RegisteredPlace),
        new("营业执照注册号", unit.RegistrationNumber),
    ];

    private static List<FormRow> CertificateRows(Activation activation, HolderData holder) =>
    [
        new("证书备注名（昵称）", holder.Nickname),
        new("证书唯一标识", activation.UniqueId),
        new("证书序列号", activation.SerialNumber),
        new("有效期至", PortalClock.Local(activation.ValidUntil).ToString("yyyy年M月d日", CultureInfo.InvariantCulture)),
    ];

    private static List<FormRow> CredentialRows(Activation activation, UnitData unit, HolderData holder) =>
    [
        new("证书备注名（昵称）", holder.Nickname),
        new("登录方式", activation.Kind == CredentialKind.Licence ? "电子营业执照" : "一网通办"),
        new("登录凭证标识", activation.UniqueId),
        new("证书角色", RoleName(activation.RoleUnder(unit.RepresentativeName, unit.RepresentativeDocumentNumber))),
    ];

    private static string RoleName(HolderRole role) => role switch
    {
        HolderRole.LegalRepresentative => "法定代表人",
        HolderRole.CertificateAdministrator => "证书管理员",
        _ => "办事员（无业务权限）",
    };

    private static string OriginName(UnitOrigin origin) => origin switch
    {
        UnitOrigin.Local => "本市注册单位",
        UnitOrigin.LocalWithoutCode => "本市无统一社会信用代码单位",
        UnitOrigin.OtherProvince => "外省市企业",
        UnitOrigin.Overseas => "境外企业",
        _ => throw new ArgumentOutOfRangeException(nameof(origin)),
    };
}
