using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Portal.Components;
using Ciac.Portal.Pages.Accounts;
using Ciac.Portal.Pages.Certificates;
using Ciac.Portal.Pages.Certificates.Activate;
using Ciac.Portal.Pages.Certificates.ActivateSub;
using Ciac.Portal.Pages.Certificates.Changed;

namespace Ciac.Portal.Pages.Dev;

public static partial class Sample
{
    private static ListRow MainRow { get; } = new(new Guid(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]), 1, "109@XY91310000132212345X", new CertificateRights(true, false, false))
    {
        Nickname = "总部主证书",
        HolderName = "张三",
        Mobile = "138****8888",
        Role = HolderRole.CertificateAdministrator,
        ValidUntil = At(26, 0, 0).AddYears(1),
        Standing = CertificateStanding.Active,
        IsMain = true,
        IsOwn = true,
        ShowsItems = true,
        LastSignInAt = At(17, 10, 2),
    };

    private static IReadOnlyList<ListRow> CertificateRows { get; } =
    [
        MainRow,
        MainRow with
        {
            Number = 2, UniqueId = "209@XY91310000132212345X", Nickname = "法人", HolderName = "王建国", Role = HolderRole.LegalRepresentative,
            IsMain = false, IsOwn = false, Rights = new CertificateRights(false, false, false), Standing = CertificateStanding.Expiring, DaysLeft = 7,
        },
        MainRow with
        {
            Number = 3, UniqueId = "309@XY91310000132212345X", Nickname = "项目部-李静", HolderName = "李静", Role = HolderRole.Clerk,
            IsMain = false, IsOwn = false, Rights = new CertificateRights(true, true, false), Standing = CertificateStanding.Expired,
        },
        MainRow with
        {
            Number = 4, UniqueId = "409@XY91310000132212345X", Nickname = "旧平台证书", HolderName = null, Mobile = null, Role = HolderRole.Clerk,
            IsMain = false, IsOwn = false, Rights = new CertificateRights(false, false, true), Standing = CertificateStanding.Cancelled, LastSignInAt = null,
        },
    ];

    public static ListView Certificates(string state = "") => state switch
    {
        "none-found" => new ListView([], new ListAddress { Search = "不存在" }, new Pagination(1, 20, 0, _ => "#")) { Administers = true },
        "clerk" => new ListView([.. CertificateRows.Take(3).Select(r => r with { Rights = new CertificateRights(false, false, false), ShowsItems = false })], new ListAddress(), new Pagination(1, 20, 3, _ => "#")),
        _ => new ListView(CertificateRows, new ListAddress { Sort = "ValidUntil" }, new Pagination(2, 20, 1000, _ => "#")) { Administers = true, Done = "enabled" },
    };

    public static SubView Sub(string state = "") => new(
        new MainFacts(Unit, "91310000132212345X", MainRow.UniqueId)
        {
            SerialNumber = Certificate.SerialNumber,
            ValidUntil = MainRow.ValidUntil,
            Nickname = MainRow.Nickname,
            HolderName = MainRow.HolderName,
            Mobile = MainRow.Mobile,
        },
        Certificate,
        new HolderFieldsView(new HolderFacts(), "/dev/screens/sub")
        {
            Errors = state == "error" ? FormErrors.Of(("Name", "请填写证书持有人。"), ("Code", "请先获取手机验证码。")) : FormErrors.None,
        })
    {
        CertificateName = Unit,
        Added = state == "added" ? "FZ20250317ABCDEF" : null,
    };

    public static ChangedView Changed(string state = "") => new("BG20250317ABCDEF",
    [
        new("UnitName", Unit, state == "named" ? "上海申浦建设集团有限公司" : Unit),
        new("CreditCode", "91310000132212345X", "91310000132212345X") { IsCode = true },
        new("UniqueId", MainRow.UniqueId, MainRow.UniqueId) { IsCode = true },
        new("SerialNumber", Certificate.SerialNumber, "445D978B852F9E8D5AD23696E658A9CD") { IsCode = true },
        new("ValidUntil", "2025年3月26日", "2027年3月26日"),
    ])
    {
        Errors = state == "named" ? FormErrors.Of(("", "证书中的单位名称与法人库不一致，请先更新证书。 [ENT-007]")) : FormErrors.None,
    };

    public static AskHolderView AskHolder(string state = "") => new(new HolderFacts(), MainRow.UniqueId, Ciac.Core.Accounts.HolderRole.CertificateAdministrator)
    {
        Errors = state == "error" ? FormErrors.Of(("Name", "请填写证书持有人。"), ("DocumentNumber", "身份证号码校验位不正确，请核对后重新填写。")) : FormErrors.None,
    };

    public static CancelView Cancelling(string state = "") => new(CertificateRows[2]);
}
