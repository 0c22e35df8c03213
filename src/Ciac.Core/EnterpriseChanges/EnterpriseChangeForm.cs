using System.Globalization;
using Ciac.Core.Enterprises;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Ciac.Signing.Pdf;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.EnterpriseChanges;

/// <summary>单位信息变更确认表 (3-documents): the changed fields before and after; identity numbers and phones are printed masked.</summary>
public sealed class EnterpriseChangeForm(CiacDb db, SignatureSettings settings) : IConfirmationForm
{
    public string Name => StartEnterpriseChange.DefinitionId;

    public async Task<ConfirmationDraft> DraftAsync(string subject, FormPlace place, CancellationToken ct)
    {
        var change = await db.EnterpriseChanges.AsNoTracking().SingleAsync(c => c.Number == subject, ct);
        var sealer = await db.Credentials.AsNoTracking().SingleAsync(c => c.Id == change.CredentialId, ct);
        return new ConfirmationDraft
        {
            Form = Draw(change, sealer.UniqueId, place),
            OwnerUniqueId = sealer.UniqueId,
            OwnerIdentifier = change.Identifier,
            Signatories =
            [
                new(SignatoryRole.Enterprise, "EnterpriseSeal", change.After.Name, sealer.UniqueId),
                new(SignatoryRole.Platform, "PlatformSeal", settings.Options.PlatformName, ""),
            ],
        };
    }

    public async Task OpenedAsync(string subject, Guid requestId, CancellationToken ct)
    {
        var change = await db.EnterpriseChanges.SingleAsync(c => c.Number == subject, ct);
        change.SignatureRequestId = requestId;
        await db.SaveChangesAsync(ct);
    }

    private FormDocument Draw(EnterpriseChange change, string certificate, FormPlace place) => new()
    {
        Title = "单位信息变更确认表",
        Number = place.Number,
        Header = settings.Options.PlatformName,
        GeneratedOn = place.GeneratedOn,
        Sections =
        [
            new("单位信息", UnitRows(change, certificate)),
            new("变更前", RowsOf(change, c => (LabelOf(c.Name), c.Before, FormEmphasis.Removed))),
            new("变更后", RowsOf(change, c => ($"{LabelOf(c.Name)}（{SourceName(c.Source)}）", c.After, FormEmphasis.Added))),
        ],
        Statements =
        [
            "本单位确认以上变更真实、准确，并申请按“变更后”更新本单位在平台登记的信息。",
            "未列出的信息保持不变。因信息不实产生的责任由本单位承担。",
        ],
        SignatureBoxes =
        [
            new("EnterpriseSeal", "企业电子签章（签章处）", change.After.Name),
            new("PlatformSeal", "平台签章（签章处）", settings.Options.PlatformName),
        ],
        QrText = place.VerificationAddress,
        QrCaption = "扫描二维码查验本文件",
        Footer = $"变更编号 {change.Number}",
    };

    private static List<FormRow> UnitRows(EnterpriseChange change, string certificate)
    {
        List<FormRow> rows = [new("单位名称（变更前）", change.Before.Name), new(IdentifierLabel(change.Before.Origin), change.Identifier), new("签章证书唯一标识", certificate)];
        if (change.After.RegistryAsOf is { } asOf) rows.Add(new("法人库数据时间", PortalClock.Local(asOf).ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture)));
        return rows;
    }

    private static List<FormRow> RowsOf(EnterpriseChange change, Func<FieldChange, (string Label, string Value, FormEmphasis Emphasis)> side) =>
    [
        .. UnitFields.Changes(change.Before, change.After).Select(c =>
        {
            var (label, value, emphasis) = side(c);
            return value.Length == 0 ? new FormRow(label, "（无）") : new FormRow(label, WordOf(c.Name, value)) { Emphasis = emphasis };
        }),
    ];

    private static string IdentifierLabel(UnitOrigin origin) => origin == UnitOrigin.Overseas ? "境外注册编码" : "统一社会信用代码";

    private static string SourceName(FieldSource source) => source switch
    {
        FieldSource.Registry => "法人库",
        FieldSource.Certificate => "数字证书",
        _ => "填报",
    };

    private static string LabelOf(string field) => field switch
    {
        nameof(UnitData.Name) => "单位名称（全称）",
        nameof(UnitData.Country) => "国家（地区）",
        nameof(UnitData.EconomicType) => "经济类型",
        nameof(UnitData.RegisteredPlace) => "工商注册所在地",
        nameof(UnitData.RegistrationNumber) => "营业执照注册号",
        nameof(UnitData.RegisteredCapital) => "注册资本",
        nameof(UnitData.RepresentativeName) => "法定代表人",
        nameof(UnitData.RepresentativeDocumentKind) => "法定代表人证件类型",
        nameof(UnitData.RepresentativeDocumentNumber) => "法定代表人证件号码",
        nameof(UnitData.Contact) => "联系人",
        _ => "联系电话",
    };

    private static string WordOf(string field, string value) => field != nameof(UnitData.RepresentativeDocumentKind) ? value : value switch
    {
        nameof(HolderDocumentKind.ResidentId) => "居民身份证",
        nameof(HolderDocumentKind.MilitaryOfficer) => "军官证",
        nameof(HolderDocumentKind.ForeignPassport) => "外国护照",
        nameof(HolderDocumentKind.HongKongMacauPermit) => "港澳居民来往内地通行证",
        _ => "台湾居民来往大陆通行证",
    };
}
