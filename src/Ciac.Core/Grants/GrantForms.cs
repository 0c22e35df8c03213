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

/// <summary>证书授权确认表 (3-documents): who grants what to whom, the items before and after. One form, two lists of parties.</summary>
public abstract class GrantConfirmation(CiacDb db, SignatureSettings settings) : IConfirmationForm
{
    public abstract string Name { get; }

    public async Task<ConfirmationDraft> DraftAsync(string subject, FormPlace place, CancellationToken ct)
    {
        var grant = await db.Grants.AsNoTracking().SingleAsync(g => g.Number == subject, ct);
        var unit = await db.Enterprises.AsNoTracking().SingleAsync(e => e.Identifier == grant.Identifier, ct);
        var grantee = await db.Credentials.AsNoTracking().SingleAsync(c => c.Id == grant.GranteeId, ct);
        var grantor = await db.Credentials.AsNoTracking().SingleOrDefaultAsync(c => c.Id == grant.GrantorId, ct);
        var names = await db.BusinessItems.AsNoTracking().ToDictionaryAsync(i => i.Code, i => i.NameZh, ct);
        var sealer = grantor ?? grantee;
        var parties = await PartiesAsync(unit, sealer, ct);
        return new ConfirmationDraft
        {
            Form = new FormDocument
            {
                Title = "证书授权确认表",
                Number = place.Number,
                Header = settings.Options.PlatformName,
                GeneratedOn = place.GeneratedOn,
                Sections = [.. SectionsOf(unit, grantor, grantee), .. new GrantSections(grant, names).All],
                Statements = Statements,
                SignatureBoxes = [.. parties.Select(p => new SignatureBox(p.FieldName, BoxLabel(p.Role), p.DisplayName))],
                QrText = place.VerificationAddress,
                QrCaption = "扫描二维码查验本文件",
                Footer = $"授权编号 {grant.Number}",
            },
            OwnerUniqueId = sealer.UniqueId,
            OwnerIdentifier = grant.Identifier,
            Signatories = parties,
        };
    }

    public virtual async Task OpenedAsync(string subject, Guid requestId, CancellationToken ct)
    {
        var grant = await db.Grants.SingleAsync(g => g.Number == subject, ct);
        grant.SignatureRequestId = requestId;
        await db.SaveChangesAsync(ct);
    }

    protected abstract IReadOnlyList<string> Statements { get; }

    protected abstract string SealLabel { get; }

    protected abstract Task<IReadOnlyList<SignatoryPlan>> PartiesAsync(Enterprise unit, Credential sealer, CancellationToken ct);

    protected static SignatoryPlan Sealer(Enterprise unit, Credential sealer) => new(SignatoryRole.Enterprise, "EnterpriseSeal", unit.Name, sealer.UniqueId);

    protected SignatoryPlan Platform => new(SignatoryRole.Platform, "PlatformSeal", settings.Options.PlatformName, "");

    private string BoxLabel(SignatoryRole role) => role switch
    {
        SignatoryRole.Enterprise => SealLabel,
        SignatoryRole.LegalRepresentative => "法定代表人签名（签名处）",
        _ => "平台签章（签章处）",
    };

    private static IEnumerable<FormSection> SectionsOf(Enterprise unit, Credential? grantor, Credential grantee)
    {
        yield return new("单位信息", [new("单位名称（全称）", unit.Name), new("统一社会信用代码", unit.Identifier)]);
        yield return grantor is null
            ? new("授权人", [new("法定代表人", unit.RepresentativeName), new("证件号码", Mask.IdNumber(unit.RepresentativeDocumentNumber))])
            : new("授权证书", CertificateRows(grantor));
        yield return new("被授权证书", [.. CertificateRows(grantee), new("证书持有人", grantee.HolderName ?? ""), new("手机号", Mask.Mobile(grantee.HolderMobile ?? ""))]);
    }

    private static List<FormRow> CertificateRows(Credential certificate) =>
    [
        new("证书备注名（昵称）", certificate.Nickname),
        new("证书唯一标识", certificate.UniqueId),
        new("证书序列号", certificate.SerialNumber),
    ];
}

/// <summary>The items of the form: what goes is struck, what comes is bold, so that both also show without colour.</summary>
internal sealed class GrantSections(Grant grant, Dictionary<string, string> names)
{
    public IEnumerable<FormSection> All =>
    [
        new("原可办业务", Rows(
            Row("保留", grant.ItemsBefore.Intersect(grant.ItemsAfter), FormEmphasis.None),
            Row("取消", grant.ItemsBefore.Except(grant.ItemsAfter), FormEmphasis.Removed))),
        new("授权后可办业务",
        [
            .. Rows(
                Row("新增", grant.ItemsAfter.Except(grant.ItemsBefore), FormEmphasis.Added),
                Row("不变", grant.ItemsAfter.Intersect(grant.ItemsBefore), FormEmphasis.None)),
            new("有效期", grant.LastDay is { } day ? day.ToString("至 yyyy年M月d日", CultureInfo.InvariantCulture) : "长期"),
        ]),
        .. grant.Reason.Length == 0 ? Array.Empty<FormSection>() : [new("申请理由", [new("申请理由", grant.Reason) { Emphasis = FormEmphasis.Added }])],
    ];

    private static List<FormRow> Rows(params FormRow?[] rows)
    {
        var filled = rows.OfType<FormRow>().ToList();
        return filled.Count > 0 ? filled : [new FormRow("业务事项", "无")];
    }

    private FormRow? Row(string label, IEnumerable<string> codes, FormEmphasis emphasis)
    {
        var list = codes.Select(c => names.GetValueOrDefault(c, c)).ToList();
        return list.Count == 0 ? null : new FormRow($"{label} {list.Count} 项", string.Join("、", list)) { Emphasis = emphasis };
    }
}

/// <summary>主动授权: the enterprise's seal, then the platform's.</summary>
public sealed class DirectGrantForm(CiacDb db, SignatureSettings settings) : GrantConfirmation(db, settings)
{
    public override string Name => "active-authorization";

    protected override string SealLabel => "企业电子签章（签章处）";

    protected override IReadOnlyList<string> Statements =>
    [
        "本单位确认授权上述证书办理“授权后可办业务”所列事项，原可办业务由其整体替换。",
        "被授权证书在授权范围和有效期内办理的业务，由本单位承担责任。",
    ];

    protected override Task<IReadOnlyList<SignatoryPlan>> PartiesAsync(Enterprise unit, Credential sealer, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<SignatoryPlan>>([Sealer(unit, sealer), Platform]);
}

/// <summary>被动授权: the clerk's key, the legal representative's remote signature, the platform's seal.</summary>
public sealed class RequestedGrantForm(CiacDb db, RepresentativeMobile mobile, SignatureSettings settings, TellOfGrant tell) : GrantConfirmation(db, settings)
{
    private readonly CiacDb _db = db;

    /// <summary>Whoever administers the unit may grant it at once instead.</summary>
    public override async Task OpenedAsync(string subject, Guid requestId, CancellationToken ct)
    {
        await base.OpenedAsync(subject, requestId, ct);
        await tell.AskedAsync(await _db.Grants.SingleAsync(g => g.Number == subject, ct), ct);
    }

    public override string Name => "passive-authorization";

    protected override string SealLabel => "申请人证书签章（签章处）";

    protected override IReadOnlyList<string> Statements =>
    [
        "申请人申请办理“授权后可办业务”所列事项；法定代表人签名后，原可办业务由其整体替换。",
        "被授权证书在授权范围和有效期内办理的业务，由本单位承担责任。",
    ];

    protected override async Task<IReadOnlyList<SignatoryPlan>> PartiesAsync(Enterprise unit, Credential sealer, CancellationToken ct) =>
    [
        Sealer(unit, sealer),
        new(SignatoryRole.LegalRepresentative, "RepresentativeSignature", unit.RepresentativeName, unit.RepresentativeDocumentNumber)
        {
            LinkMobile = await mobile.OfAsync(unit, ct),
        },
        Platform,
    ];
}
