using Ciac.Core.Qualifications;
using Ciac.Portal.Components;
using Ciac.Portal.Pages.Verification;

namespace Ciac.Portal.Pages.Dev;

public static partial class Sample
{
    private static readonly PublicPlace Place = new("ciac.example", "https://national.example/");

    private static readonly string[] Held = ["建筑工程施工总承包二级", "公路工程施工总承包二级"];

    public static CopyView Copy(string state = "") => state switch
    {
        "not-begun" => CopyOf(CopyStanding.NotYetValid),
        "expired" => CopyOf(CopyStanding.Expired),
        "superseded" => CopyOf(CopyStanding.Superseded),
        "revoked" => CopyOf(CopyStanding.Revoked),
        "unknown" => new CopyView(CopyVerdict.Unknown, Now, Place),
        _ => CopyOf(CopyStanding.Valid),
    };

    public static SearchView Search(string state = "") => state switch
    {
        "none" => new SearchView(Place) { Words = "查无此人公司", Found = [] },
        "error" => new SearchView(Place) { Words = "上海", Errors = FormErrors.Of(("Words", "请至少输入企业名称中连续的 4 个字 [QUAL-060]")) },
        "found" => new SearchView(Place) { Words = "申浦建设", Found = [Line(CopyStanding.Valid, null), Line(CopyStanding.Revoked, QualificationEnd.Annulled)] },
        _ => new SearchView(Place),
    };

    public static CertificateView Certified(string state = "") => state switch
    {
        "ended" => new CertificateView(Line(CopyStanding.Revoked, QualificationEnd.RevokedAsPenalty), Now, Place),
        "unknown" => new CertificateView(null, Now, Place),
        _ => new CertificateView(Line(CopyStanding.Valid, null), Now, Place),
    };

    private static CopyView CopyOf(CopyStanding standing) => new(CopyVerdict.Of(standing, QualificationEnd.Cancelled), Now, Place)
    {
        Printed = Line(standing, QualificationEnd.Cancelled),
        IsUseCopy = true,
        Purpose = "ABC 工程投标",
        From = new DateOnly(2025, 4, 7),
        Until = new DateOnly(2025, 4, 30),
        Items = [new("证书名称", "建筑业企业资质证书（使用件）"), new("本件编号", "SY20250407ABCDEF"), new("企业名称", Unit), new("证书编号", "D231000037"), new("资质类别及等级", string.Join('\n', Held)), new("电子签名串", "3F2A 91BC 0077 E1D4 5560 9AFF 12C3 8B0E")],
        Latest = [Line(standing == CopyStanding.Revoked ? CopyStanding.Revoked : CopyStanding.Valid, QualificationEnd.Cancelled)],
    };

    private static CertificateLine Line(CopyStanding standing, QualificationEnd? end) => new("D231000037", nameof(QualificationKind.Construction), Unit)
    {
        Identifier = "91310000132212345X",
        Verdict = CopyVerdict.Of(standing, end),
        Grades = Held,
        ApprovedOn = new DateOnly(2021, 6, 1),
        ValidUntil = new DateOnly(2026, 5, 31),
        Authority = "上海市住房和城乡建设管理委员会",
    };
}
