using System.Text.Json;
using Ciac.Core.Qualifications;
using Ciac.Core.Qualifications.Copies;
using Ciac.Portal.Components;
using Ciac.Portal.Pages.Qualifications;
using EventState = Ciac.Portal.Components.EventState;

namespace Ciac.Portal.Pages.Dev;

public static partial class Sample
{
    private static readonly QualificationContent Printed = new()
    {
        EnterpriseName = Unit,
        RegisteredAddress = "上海市虚构路88号8楼",
        RegistrationNumber = "310112001435369",
        RepresentativeName = "王建国",
        RegisteredCapital = "10000万元",
        EconomicType = "一人有限责任公司（自然人独资）",
        Grades = [new("建筑工程总承包", "二级"), new("公路工程总承包", "二级")],
        Authority = "上海市住房和城乡建设管理委员会",
        ApprovedOn = new DateOnly(2025, 3, 1),
        ValidFrom = new DateOnly(2025, 3, 1),
        ValidUntil = new DateOnly(2030, 2, 28),
    };

    public static QualificationsView Qualifications(string state = "") => state == "empty" ? new([]) : new(
    [
        new(Own("D231000037"), null),
        new(Own("A231000412", isCollected: false), null),
        new(Own("E131000951", isCollected: false), "PZ20250317ABCDEF"),
        new(Own("D231000008", QualificationEnd.Cancelled), null),
    ]);

    public static CertificateView Qualification(string state = "") => state switch
    {
        "new" => new(new CertificateUses(Own("D231000037", isCollected: false)) { Copies = [] }, new Pagination(1, 20, 0, _ => "#")) { HasKey = true },
        "changed" => new(
            new CertificateUses(Own("D231000037", isCollected: false)) { CollectingNumber = "PZ20250317ABCDEF", Copies = [Line(CopyStanding.Superseded), new(CopyOf(CopyKind.ApprovalCopy), CopyStanding.Superseded)] },
            new Pagination(1, 20, 2, _ => "#")),
        "ended" => new(
            new CertificateUses(Own("D231000037", QualificationEnd.RevokedAsPenalty)) { Approval = new(CopyOf(CopyKind.ApprovalCopy), CopyStanding.Revoked), Copies = [Line(CopyStanding.Revoked)] },
            new Pagination(1, 20, 1, _ => "#"))
        { HasKey = true },
        _ => new(
            new CertificateUses(Own("D231000037"))
            {
                Approval = new(CopyOf(CopyKind.ApprovalCopy), CopyStanding.Valid),
                Copies = [Line(null), Line(CopyStanding.Valid), Line(CopyStanding.NotYetValid), Line(CopyStanding.Expired)],
                Page = 1,
                Total = 64,
            },
            new Pagination(1, 20, 64, _ => "#"))
        { HasKey = true },
    };

    public static UseView UseCopy(string state = "") => state switch
    {
        "error" => new(Own("D231000037"), new UseForm { Purpose = "投标🫠", UseFrom = "2025-04-01", UseUntil = "2031-04-01", Key = "x" })
        {
            Errors = FormErrors.Of(("Purpose", "使用件用途中的字符“🫠（U+1FAE0）”不能印在证书上，请换一个字或删去。 [QUAL-011]"), ("UseUntil", "使用期限须在证书有效期内，即 2025-03-01 至 2030-02-28。 [QUAL-014]")),
        },
        "like" => new(Own("D231000037"), new UseForm { UseFrom = "2025-04-01", UseUntil = "2025-08-31", Key = "x" }) { LikeNumber = "SY20250317GHJKLM" },
        _ => new(Own("D231000037"), new UseForm { Purpose = "ABC改造项目投标", UseFrom = "2025-04-01", UseUntil = "2025-08-31", Key = "x" }),
    };

    public static CheckDataView CheckData(string state = "")
    {
        _ = state;
        var copy = CopyOf(CopyKind.ApprovalCopy, CopyState.Running);
        return new CheckDataView(copy, "D231000037", CertificateWords.SectionsOf(new CertificateFacts(Own("D231000037").Qualification, Printed, copy)));
    }

    public static CopyProgressView CopyProgress(string state = "") => new(
        CopyOf(state == "approval" ? CopyKind.ApprovalCopy : CopyKind.UseCopy, CopyState.Running), "D231000037", "Sealing",
        new Timeline([new("开始办理", EventState.Done, At(17, 10, 2)), new("企业已签章", EventState.Done, At(17, 10, 4)), new("等待发证机关签章", EventState.Current)]));

    public static CopyEndView CopyEnd(string state = "") => state switch
    {
        "approval" => new(CopyOf(CopyKind.ApprovalCopy), "D231000037") { Standing = CopyStanding.Valid, DownloadHref = "/dev/sample-page" },
        "superseded" => new(CopyOf(CopyKind.UseCopy), "D231000037") { Standing = CopyStanding.Superseded },
        "revoked" => new(CopyOf(CopyKind.UseCopy), "D231000037") { Standing = CopyStanding.Revoked },
        "overtaken" => new(CopyOf(CopyKind.UseCopy, CopyState.Overtaken), "D231000037"),
        "expired" => new(CopyOf(CopyKind.ApprovalCopy, CopyState.Expired), "D231000037"),
        "withdrawn" => new(CopyOf(CopyKind.ApprovalCopy, CopyState.Withdrawn), "D231000037"),
        _ => new(CopyOf(CopyKind.UseCopy), "D231000037") { Standing = CopyStanding.Valid, DownloadHref = "/dev/sample-page" },
    };

    private static OwnCertificate Own(string number, QualificationEnd? end = null, bool isCollected = true)
    {
        var qualification = new Qualification
        {
            Id = new Guid(2, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]),
            CertificateNumber = number,
            Kind = QualificationKind.Construction,
            Identifier = "91310000132212345X",
            EnterpriseName = Unit,
            Sequence = 1,
            CurrentVersion = 1,
            EndedAs = end,
            CreatedAt = At(1, 9, 0),
            UpdatedAt = At(1, 9, 0),
        };
        return new OwnCertificate(qualification, new QualificationVersion
        {
            QualificationId = qualification.Id,
            Number = 1,
            Sequence = 1,
            Change = QualificationChange.Issued,
            ContentJson = JsonSerializer.Serialize(Printed),
            CollectedAt = isCollected ? At(2, 9, 0) : null,
            CreatedAt = At(1, 9, 0),
        });
    }

    private static CopyLine Line(CopyStanding? standing) => new(CopyOf(CopyKind.UseCopy, standing is null ? CopyState.Running : CopyState.Issued), standing);

    private static QualificationCopy CopyOf(CopyKind kind, CopyState state = CopyState.Issued) => new()
    {
        Id = new Guid(3, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]),
        Number = kind == CopyKind.UseCopy ? "SY20250317GHJKLM" : "PZ20250317ABCDEF",
        Kind = kind,
        QualificationId = new Guid(2, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]),
        Version = 1,
        Identifier = "91310000132212345X",
        CredentialId = Guid.Empty,
        Purpose = kind == CopyKind.UseCopy ? "ABC改造项目投标" : "",
        UseFrom = kind == CopyKind.UseCopy ? new DateOnly(2025, 4, 1) : null,
        UseUntil = kind == CopyKind.UseCopy ? new DateOnly(2025, 8, 31) : null,
        State = state,
        Checks = state == CopyState.Issued ? 12 : 0,
        CreatedAt = At(17, 10, 2),
        IssuedAt = state == CopyState.Issued ? At(17, 10, 5) : null,
        EndedAt = state == CopyState.Running ? null : At(17, 10, 5),
    };
}
