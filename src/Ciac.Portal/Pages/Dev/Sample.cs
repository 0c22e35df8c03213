using Ciac.Core.Accounts;
using Ciac.Portal.Components;
using Ciac.Portal.Pages.Accounts;
using Ciac.Portal.Pages.Certificates.Activate;

namespace Ciac.Portal.Pages.Dev;

/// <summary>Invented data for the gallery: every state of every screen without a database.</summary>
public static partial class Sample
{
    private const string Unit = "上海申浦建设工程有限公司";
    private const string Fingerprint = "9f2c4b7e10d35a8866f1c02e7db94a5513e8f7620c9ad4b1735e86fd2c40b9a1";

    /// <summary>A working day in the life of the gallery: pages show the same words each time.</summary>
    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static DateTimeOffset At(int day, int hour, int minute) => new(2025, 3, day, hour, minute, 0, TimeSpan.FromHours(8));

    public static SignedInUser User { get; } = new(Unit, "证书管理员", "张三", 2);

    public static SignInView SignIn(string state = "") => state switch
    {
        "refused" => new SignInView(SignInWay.Certificate) { Errors = FormErrors.Of(("", "证书已过期，请先到证书中心网站更新后再登录。")) },
        "licence" => new SignInView(SignInWay.Licence) { Scan = Scan(ScanState.Waiting, TimeSpan.FromSeconds(152)) },
        "scanned" => new SignInView(SignInWay.Licence) { Scan = Scan(ScanState.Scanned, TimeSpan.FromSeconds(98)) },
        "expired" => new SignInView(SignInWay.Licence) { Scan = Scan(ScanState.Expired, TimeSpan.Zero) },
        "confirmed" => new SignInView(SignInWay.Licence)
        {
            Scan = Scan(ScanState.Confirmed, TimeSpan.FromSeconds(98)) with { Who = new ScanWho(Unit, "91310000132212345X") { HolderName = "张*", Role = HolderRole.CertificateAdministrator } },
        },
        "one-network" => new SignInView(SignInWay.OneNetwork),
        _ => new SignInView(SignInWay.Certificate),
    };

    private static LicenceScan Scan(ScanState state, TimeSpan left) =>
        new("https://ciac.example/scan/3f6b1c", Now + left, state) { PollHref = "/dev/screens/state" };

    private static CertificateFacts Certificate { get; } =
        new("209@XY91310000132212345X", "3A5F09C27B1E44D8A0917C6655E2F013", new DateTimeOffset(2026, 3, 26, 0, 0, 0, TimeSpan.FromHours(8)));

    private static UnitFacts LocalUnit { get; } = new()
    {
        Origin = "Local",
        Name = Unit,
        Identifier = "91310000132212345X",
        EconomicType = "有限责任公司（自然人投资或控股）",
        RegisteredPlace = "上海市徐汇区漕溪北路 88 号",
        RegistrationNumber = "310104000123456",
        RegisteredCapital = "5000 万元人民币",
        RepresentativeName = "王建国",
        RepresentativeDocumentNumber = "310***********1234",
        RepresentativeMobile = "138****5678",
        RegistryAsOf = At(17, 9, 58),
    };

    private static UnitFacts TypedUnit { get; } = new()
    {
        Origin = "OtherProvince",
        Name = "江苏宏远建筑有限公司",
        Identifier = "91320500MA1N4TQ12B",
        EconomicType = "有限责任公司",
        RepresentativeName = "周𠮷",
        RepresentativeDocumentKind = "ResidentId",
        RepresentativeDocumentNumber = "32050019800101123",
    };

    private static HolderFacts HolderOf { get; } = new()
    {
        Nickname = "总部-张三",
        Name = "张三",
        DocumentKind = "ResidentId",
        DocumentNumber = "310***********2048",
        Mobile = "139****0001",
    };

    public static TasksView Tasks(string state = "") => new()
    {
        UnitName = Unit,
        UnitType = state == "start" ? TaskState.Open : TaskState.Done,
        Unit = state == "start" ? TaskState.Blocked : TaskState.Done,
        Holder = state == "start" ? TaskState.Blocked : state == "ready" ? TaskState.Done : TaskState.Open,
        Sign = state == "ready" ? TaskState.Open : TaskState.Blocked,
        FromRegistry = true,
        Readiness = state switch
        {
            "ready" => new Readiness(true, true),
            "not-ready" => new Readiness(false, false),
            "start" => null,
            _ => new Readiness(true, null),
        },
    };

    public static UnitTypeView UnitType(string state = "") => new(state == "error" ? null : "Local")
    {
        Offered = ["Local", "OtherProvince"],
        Errors = state == "error" ? FormErrors.Of(("Origin", "请选择单位类型")) : FormErrors.None,
    };

    public static UnitView UnitData(string state = "") => state switch
    {
        "typed" => new UnitView(TypedUnit),
        "error" => new UnitView(TypedUnit)
        {
            Errors = FormErrors.Of(
                ("RegisteredPlace", "请填写工商注册所在地"),
                ("RegistrationNumber", "请填写营业执照注册号"),
                ("RepresentativeDocumentNumber", "身份证号码校验位不正确，请核对后重新填写")),
        },
        _ => new UnitView(LocalUnit),
    };

    public static HolderView Holder(string state = "") => new(Certificate, state == "start" ? new HolderFacts() : HolderOf with { DocumentNumber = "310101199001012048", Mobile = "13900000001" })
    {
        CodeExpiresAt = state == "start" ? null : Now.AddSeconds(573),
        ResendAllowedAt = state == "start" ? null : Now.AddSeconds(43),
        CodeFault = state == "failed" ? Core.Outside.Sms.SmsFault.Undelivered : null,
        Errors = state == "error"
            ? FormErrors.Of(("DocumentNumber", "该持证人尚未完成个人信息登记"), ("Code", "验证码不正确，还可尝试 3 次。"))
            : FormErrors.None,
    };

    public static CheckView Check(string state = "") =>
        new(state == "typed" ? TypedUnit : LocalUnit, Certificate, HolderOf);

    public static EndView End(string state = "") => state switch
    {
        "declined" => new EndView(ActivationEnd.Declined, "KT-20250317-000128", Unit) { At = At(17, 11, 20), Reason = "文件内容有误：昵称应为“总部”" },
        "overtaken" => new EndView(ActivationEnd.Overtaken, "KT-20250317-000128", Unit) { At = At(17, 11, 20) },
        _ => new EndView(ActivationEnd.Activated, "KT-20250317-000128", Unit)
        {
            At = At(17, 10, 8),
            DownloadHref = "/dev/sample-page",
            Certificate = Certificate,
        },
    };

    public static ProgressView Progress(string state = "") => new("KT-20250317-000128", Unit, new Timeline(
    [
        new("提交申请", EventState.Done, At(17, 10, 2)),
        new("企业电子签章", EventState.Done, At(17, 10, 4)),
        new("法定代表人签名", EventState.Done, At(17, 10, 7)),
        new("审核人员确认法定代表人", EventState.Current) { Detail = "1 个工作日内" },
        new("主证书开通", EventState.Ahead),
    ]))
    {
        State = state.Length == 0 ? "Review" : state,
        PollHref = "/dev/screens/state",
    };
}
