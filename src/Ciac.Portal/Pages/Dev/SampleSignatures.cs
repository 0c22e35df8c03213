using Ciac.Portal.Components;
using Ciac.Portal.Pages.Reviews;
using Ciac.Portal.Pages.Signatures;
using Ciac.Portal.Pages.Verification;

namespace Ciac.Portal.Pages.Dev;

public static partial class Sample
{
    private const string Form = "企业主证书首次开通确认表";

    public static DocumentView Document(int signed = 0, bool compact = false, int pages = 1) =>
        new(Form, [.. Enumerable.Repeat(new PageImage($"/dev/sample-page?signed={signed}", 1240, 1754), pages)])
        {
            DownloadHref = "/dev/sample-page",
            Sha256 = Fingerprint,
            Compact = compact,
            Text =
        [
            new("单位信息", [new("单位名称（全称）", Unit), new("统一社会信用代码", "91310000132212345X"), new("单位类型", "本市注册单位")]),
            new("法定代表人", [new("姓名", "王建国"), new("证件号码", "310***********1234")]),
            new("主证书信息", [new("证书备注名（昵称）", "总部-张三"), new("证书唯一标识", Certificate.UniqueId), new("有效期至", "2026年3月26日")]),
        ],
            Statements = ["本单位确认以上信息真实、准确，并申请将上述数字证书开通为本单位主证书。"],
            Marks =
        [
            new FieldMark(pages, 60, 640, 150, 110) { Label = "签章处", Lit = signed == 0 },
            new FieldMark(pages, 222, 640, 150, 110) { Label = "签名处", Lit = signed == 1 },
            new FieldMark(pages, 384, 640, 150, 110) { Label = "平台签章" },
        ],
        };

    public static SignView Sign(string state = "") => state switch
    {
        "code" => SignFor(1, CodeState.Sent, FormErrors.None),
        "wrong" => SignFor(1, CodeState.Sent, FormErrors.Of(("Code", "验证码不正确，还可尝试 4 次。"))),
        "ask" => SignFor(1, CodeState.NotAsked, FormErrors.None),
        "failed" => SignFor(1, CodeState.Failed, FormErrors.None),
        "two-pages" => SignFor(0, CodeState.NotAsked, FormErrors.None) with { Document = Document(pages: 2) },
        _ => SignFor(0, CodeState.NotAsked, FormErrors.None),
    };

    private static SignView SignFor(int signed, CodeState code, FormErrors errors) => new(Document(signed),
    [
        new Signer(1, "企业电子签章", Unit, signed > 0 ? SignerState.HasSigned : SignerState.Current)
        {
            At = signed > 0 ? At(17, 10, 4) : null,
            Action = signed > 0 ? null : new SignerAction.Seal("/sign/1/enterprise/prepare", "/sign/1/enterprise"),
        },
        new Signer(2, "法定代表人签名", "王*国", signed > 0 ? SignerState.Current : SignerState.Waiting)
        {
            Contact = "138****5678",
            Note = signed > 0 ? null : "等待企业签章",
            Action = signed > 0 ? Code("/sign/1/representative", code) : null,
        },
    ])
    {
        Number = "QS-20250317-000341",
        ExpiresAt = At(24, 17, 0),
        State = "Open",
        PollHref = "/dev/screens/state",
        WithdrawHref = "/sign/1/withdraw",
        Errors = errors,
        LinkNote = signed > 0 ? "已发短信到 138****5678，对方可在手机上签署。" : null,
        Events = SignEvents(signed),
    };

    private static List<TimelineEvent> SignEvents(int signed) =>
    [
        new("平台生成文件", EventState.Done, At(17, 10, 2)),
        new("您已查看文件", EventState.Done, At(17, 10, 3)),
        signed > 0 ? new("企业电子签章", EventState.Done, At(17, 10, 4)) : new("等待企业电子签章", EventState.Current),
        signed > 0 ? new("等待法定代表人签名", EventState.Current) : new("法定代表人签名", EventState.Ahead),
    ];

    private static SignerAction.Code Code(string href, CodeState state) => new(href, href + "/code")
    {
        State = state,
        MaskedPhone = "138****5678",
        ExpiresAt = Now.AddSeconds(1773),
        ResendAllowedAt = Now.AddSeconds(63),
    };

    public static PhoneView Phone(string state = "") => state switch
    {
        "decline" => new PhoneView.Declining(Form, "/s/abc/decline", "/s/abc"),
        "decline-error" => new PhoneView.Declining(Form, "/s/abc/decline", "/s/abc") { Errors = FormErrors.Of(("Reason", "请说明不同意的理由。")) },
        "signing" => new PhoneView.Signing(Form, "/dev/screens/state", "Signing"),
        "waiting" => new PhoneView.Ended(PhoneEnd.NotYourTurn) { DocumentTitle = Form, PollHref = "/dev/screens/state" },
        "done" => new PhoneView.Ended(PhoneEnd.Done) { DocumentTitle = Form, At = At(17, 10, 7), DownloadHref = "/dev/sample-page", MineHref = "/s/abc/mine" },
        "declined" => new PhoneView.Ended(PhoneEnd.Declined) { DocumentTitle = Form, At = At(17, 10, 7), Reason = "文件内容有误" },
        "expired" => new PhoneView.Ended(PhoneEnd.Expired) { DocumentTitle = Form, At = At(24, 17, 0) },
        "withdrawn" => new PhoneView.Ended(PhoneEnd.Withdrawn) { DocumentTitle = Form, At = At(18, 9, 0) },
        "invalid" => new PhoneView.Ended(PhoneEnd.LinkInvalid),
        "code" => PhoneOpen(CodeState.Sent, FormErrors.None),
        "wrong" => PhoneOpen(CodeState.Sent, FormErrors.Of(("Code", "验证码已过期，请重新获取短信。"))),
        "two-pages" => PhoneOpen(CodeState.NotAsked, FormErrors.None) with { Document = Document(1, compact: true, pages: 2) },
        _ => PhoneOpen(CodeState.NotAsked, FormErrors.None),
    };

    public static object PhoneProof(string state = "") => new ProofView("/s/abc", "138****5678")
    {
        CodeExpiresAt = state == "" ? null : Now.AddSeconds(573),
        ResendAllowedAt = state == "" ? null : Now.AddSeconds(33),
        CodeFault = state == "failed" ? Core.Outside.Sms.SmsFault.Undelivered : null,
        Errors = state == "wrong" ? FormErrors.Of(("Code", "验证码不正确，还可尝试 4 次。")) : FormErrors.None,
    };

    public static object PhoneList(string state = "") => new PhoneListView(
        state == "empty" ? [] : [Line("KT-20250317-000131", null), Line("SQ20250317AB12CD", PhoneEnd.NotYourTurn)],
        state == "empty" ? [] : [Line("SQ20250310AB12CD", PhoneEnd.Done), Line("RM20250309AB12CD", PhoneEnd.Declined), Line("SQ20250301AB12CD", PhoneEnd.Expired)])
    {
        EndsAt = Now.AddMinutes(30),
        Pages = new Pagination(1, 20, state == "empty" ? 0 : 3, page => $"/s?number={page}"),
    };

    private static PhoneLine Line(string number, PhoneEnd? end) => new(Guid.Empty, Form, Unit, end)
    {
        Number = number,
        At = At(17, 10, 7),
        DownloadHref = end == PhoneEnd.Done ? "/dev/sample-page" : null,
    };

    private static PhoneView.Open PhoneOpen(CodeState state, FormErrors errors) => new(Document(1, compact: true), Code("/s/abc", state))
    {
        UnitName = Unit,
        Facts =
        [
            new("申请事项", "开通主证书"),
            new("证书备注名", "总部-张三"),
            new("证书持有人", "张*"),
            new("企业电子签章", "已签署 10:04"),
        ],
        ExpiresAt = At(24, 17, 0),
        DeclineHref = "/s/abc/decline",
        MineHref = "/s/abc/mine",
        Licence = new("/s/abc/licence", "/s/abc") { ForRepresentative = true, OnPhone = true, IsSecondary = true },
        PollHref = "/s/abc/state",
        State = "Open",
        Errors = errors,
    };

    public static ReviewView Review(string state = "") => new(Matter(state), "核实法定代表人")
    {
        Facts =
        [
            new("单位名称", TypedUnit.Name) { Registry = TypedUnit.Name },
            new("单位编码", TypedUnit.Identifier) { Registry = TypedUnit.Identifier, IsCode = true },
            new("法定代表人", "周𠮷") { Registry = "周吉" },
            new("证件号码", "320***********1238") { IsCode = true },
        ],
        HasRegistry = true,
        Document = state == "paper" ? null : Document(2, pages: state == "two-pages" ? 2 : 1),
        Scan = state == "paper" ? new ScanView("/dev/sample-page", 1240, 1754) { Href = "/dev/screens/review/paper", Label = "申请表扫描件", Turn = 90 } : null,
        Left = "剩余 5 小时 20 分钟（工作日）",
        IsMine = state != "paper",
        Decided = state == "decided" ? "已确认" : null,
        Decision = state == "error" ? "Rejected" : null,
        Errors = state == "error" ? FormErrors.Of(("Reason", "请选择或填写原因")) : FormErrors.None,
    };

    private static Core.Reviews.Review Matter(string state) => new()
    {
        Id = Guid.Empty,
        Kind = state == "paper" ? Core.Reviews.ReviewKind.PaperActivation : Core.Reviews.ReviewKind.Representative,
        Subject = "KT-20250317-000131",
        EnterpriseName = TypedUnit.Name,
        Identifier = TypedUnit.Identifier,
        RepresentativeName = "周𠮷",
        RepresentativeDocumentNumber = "",
        Decision = Core.Reviews.ReviewDecision.Pending,
        CreatedAt = At(17, 10, 7),
        DueAt = At(18, 17, 0),
    };

    public static QueueView Queue(string state = "") => new(state == "empty" ? [] :
    [
        new(Guid.Empty, "KT-20250317-000131", TypedUnit.Name, "主证书开通") { Left = "剩余 5 小时 20 分钟（工作日）", SubmittedAt = At(17, 10, 7), DueAt = At(18, 17, 0), Soon = true },
        new(Guid.Empty, "KT-20250317-000135", "东亚工程顾问（香港）有限公司", "主证书开通") { Left = "剩余 5 小时 20 分钟（工作日）", SubmittedAt = At(17, 14, 2), DueAt = At(18, 17, 0) },
        new(Guid.Empty, "KT-20250314-000119", "浙江百川市政工程有限公司", "主证书开通") { Left = "剩余 5 小时 20 分钟（工作日）", SubmittedAt = At(14, 9, 41), DueAt = At(17, 9, 41), Overdue = true },
    ])
    {
        Pages = new Pagination(2, 20, 152, page => $"/reviews?page={page}"),
    };

    public static VerificationView Verification(string state = "") => state switch
    {
        "unknown" => new VerificationView(Verdict.Unknown, At(17, 16, 30)) { Host = "ciac.example" },
        "pending" => Verified(Verdict.Pending, At(17, 10, 4), null),
        "ended" => Verified(Verdict.Ended, At(17, 10, 4), null),
        "superseded" => Verified(Verdict.Superseded, At(17, 10, 4), At(17, 10, 7)),
        _ => Verified(Verdict.Valid, At(17, 10, 4), At(17, 10, 7)),
    };

    private static VerificationView Verified(Verdict verdict, DateTimeOffset? sealedAt, DateTimeOffset? signedAt) => new(verdict, At(17, 16, 30))
    {
        Host = "ciac.example",
        Title = Form,
        Number = "QS-20250317-000341",
        UnitName = Unit,
        GeneratedAt = At(17, 10, 2),
        Sha256 = Fingerprint,
        Signatures =
        [
            new("Enterprise", Unit, sealedAt),
            new("LegalRepresentative", "王*国", signedAt),
            new("Platform", "上海市建设市场信息服务平台", signedAt),
        ],
    };
}
