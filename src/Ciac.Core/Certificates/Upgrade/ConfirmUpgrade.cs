using System.Globalization;
using Ciac.Core.Accounts;
using Ciac.Core.Enterprises;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Ciac.Signing.Pdf;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>证书升级确认表 (3-documents). The main certificate's own way has one party: the platform.</summary>
public sealed class ConfirmUpgrade(CiacDb db, RepresentativeMobile mobile, SignatureSettings settings) : IConfirmationForm
{
    public string Name => "main-certificate-upgrade";

    public async Task<ConfirmationDraft> DraftAsync(string subject, FormPlace place, CancellationToken ct)
    {
        var upgrade = await db.Upgrades.AsNoTracking().SingleAsync(u => u.Number == subject, ct);
        var unit = await db.Enterprises.AsNoTracking().SingleAsync(e => e.Identifier == upgrade.Identifier, ct);
        var (main, sub) = (await OfAsync(upgrade.MainId, ct), await OfAsync(upgrade.SubId, ct));
        var parties = await PartiesAsync(upgrade, unit, sub, ct);
        return new ConfirmationDraft
        {
            Form = new FormDocument
            {
                Title = "证书升级确认表",
                Number = place.Number,
                Header = settings.Options.PlatformName,
                GeneratedOn = place.GeneratedOn,
                Sections = [.. SectionsOf(upgrade, unit, main, sub)],
                Statements = StatementsOf(upgrade),
                SignatureBoxes = [.. parties.Select(p => new SignatureBox(p.FieldName, BoxLabel(p.Role), p.DisplayName))],
                QrText = place.VerificationAddress,
                QrCaption = "扫描二维码查验本文件",
                Footer = $"升级编号 {upgrade.Number}",
            },
            OwnerUniqueId = upgrade.Way == UpgradeWay.BySub ? sub.UniqueId : main.UniqueId,
            OwnerIdentifier = upgrade.Identifier,
            Signatories = parties,
        };
    }

    public async Task OpenedAsync(string subject, Guid requestId, CancellationToken ct)
    {
        var upgrade = await db.Upgrades.SingleAsync(u => u.Number == subject, ct);
        upgrade.SignatureRequestId = requestId;
        await db.SaveChangesAsync(ct);
    }

    private Task<Credential> OfAsync(Guid id, CancellationToken ct) => db.Credentials.AsNoTracking().SingleAsync(c => c.Id == id, ct);

    private async Task<IReadOnlyList<SignatoryPlan>> PartiesAsync(Upgrade upgrade, Enterprise unit, Credential sub, CancellationToken ct)
    {
        var platform = new SignatoryPlan(SignatoryRole.Platform, "PlatformSeal", settings.Options.PlatformName, "");
        return upgrade.Way == UpgradeWay.ByMain ? [platform] :
        [
            new(SignatoryRole.Enterprise, "EnterpriseSeal", unit.Name, sub.UniqueId),
            new(SignatoryRole.LegalRepresentative, "RepresentativeSignature", unit.RepresentativeName, unit.RepresentativeDocumentNumber)
            {
                LinkMobile = await mobile.OfAsync(unit, ct),
            },
            platform,
        ];
    }

    private static string BoxLabel(SignatoryRole role) => role switch
    {
        SignatoryRole.Enterprise => "企业电子签章（签章处）",
        SignatoryRole.LegalRepresentative => "法定代表人签名（签名处）",
        _ => "平台签章（签章处）",
    };

    // Few rows and sections: the boxes of the signatures must stand on the one page that is shown to be signed.
    private static IEnumerable<FormSection> SectionsOf(Upgrade upgrade, Enterprise unit, Credential main, Credential sub)
    {
        yield return new("单位信息",
        [
            new("单位名称（全称）", unit.Name),
            new("统一社会信用代码", unit.Identifier),
            new("法定代表人", unit.RepresentativeName),
            new("证件号码", Mask.IdNumber(unit.RepresentativeDocumentNumber)),
            new("升级原因", ReasonOf(upgrade)) { Emphasis = FormEmphasis.Added },
        ]);
        yield return new("原主证书（升级后为副证书）", [.. RowsOf(main), new("升级后业务权限", "全部失效") { Emphasis = FormEmphasis.Added }]);
        yield return new("新主证书", [.. RowsOf(sub), new("升级后证书角色", RoleName(upgrade.RoleAfter)) { Emphasis = FormEmphasis.Added }]);
    }

    private static List<FormRow> RowsOf(Credential certificate) =>
    [
        new("证书备注名（昵称）", certificate.Nickname),
        new("证书持有人", certificate.HolderName ?? "未设置"),
        new("证书唯一标识", certificate.UniqueId),
        new("有效期至", PortalClock.Local(certificate.ValidUntil).ToString("yyyy年M月d日", CultureInfo.InvariantCulture)),
        new("证书序列号", certificate.SerialNumber),
        new("手机号", Mask.Mobile(certificate.HolderMobile ?? "")),
    ];

    private static string RoleName(HolderRole role) => role == HolderRole.LegalRepresentative ? "法定代表人" : "证书管理员";

    private static string ReasonOf(Upgrade upgrade) => upgrade.Reason switch
    {
        UpgradeReason.Lost => "主证书遗失",
        UpgradeReason.Broken => "主证书损坏",
        _ => "由主证书发起，待升级证书已插入并通过验证",
    };

    private static List<string> StatementsOf(Upgrade upgrade)
    {
        List<string> consequences =
        [
            "升级后，新主证书具有本单位全部业务事项的操作权限，本单位对使用该证书办理的业务承担责任。",
            "原主证书降级为副证书，业务权限全部失效；由其发起且尚未生效的授权同时失效。两个证书须重新登录。",
        ];
        return upgrade.Way == UpgradeWay.ByMain ? consequences : ["本单位确认以上信息真实、准确，并申请将上述副证书升级为本单位主证书。", .. consequences];
    }
}
