using Ciac.Portal.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Portal.Pages.Dev;

/// <summary>Every component in its states, for eyes, axe and screenshots; development only.</summary>
public sealed class ComponentsModel(IWebHostEnvironment environment) : PageModel
{
    public static readonly IReadOnlyList<(string Uid, string Holder, string Role, TagState State, string Word)> Rows =
    [
        ("209@XY91310000132212345X", "张三", "证书管理员", TagState.Active, "正常"),
        ("209@XY91310000132212346Y", "李静", "办事员", TagState.Expiring, "即将到期"),
        ("109@XY91310000132212347Z", "𠮷田一", "办事员", TagState.Cancelled, "已注销"),
        ("209@XY91310000132212348A", "赵六", "办事员", TagState.Pending, "待开通"),
    ];

    public FormErrors Errors { get; } = FormErrors.Of(
        ("Alias", "请填写证书备注名"),
        ("Reason", "请说明为什么需要"),
        ("Kind", "请选择证件类型"),
        ("Role", "请选择证书角色"),
        ("Boxed", "请选择单位类型"),
        ("Items", "请至少选择一项业务"),
        ("Until", "月份应为 1 至 12"),
        ("Code", "请输入 6 位数字验证码。"));

    public SummaryList Summary { get; } = new(
    [
        new("企业名称", "上海申浦建设工程有限公司") { Note = "来自法人库，2025年3月17日 读取" },
        new("统一社会信用代码", "91310000132212345X") { IsCode = true },
        new("有效期至", "2026年3月26日") { Changed = true },
        new("证书备注名（昵称）", "总部-张三") { ChangeHref = "/dev/components" },
        new("联系电话", null) { ChangeHref = "/dev/components" },
    ]);

    public TaskList Tasks { get; } = new(
    [
        new("选择单位类型", TaskState.Done, "/dev/components"),
        new("核对单位信息", TaskState.Wrong, "/dev/components") { Hint = "来自法人库，不用填写" },
        new("填写持证人信息", TaskState.Open, "/dev/components"),
        new("核对并签署", TaskState.Blocked, "/dev/components"),
    ]);

    public Timeline Timeline { get; } = new(
    [
        new("提交申请", EventState.Done, new DateTimeOffset(2025, 3, 17, 10, 2, 0, TimeSpan.FromHours(8))),
        new("短信发送失败", EventState.Failed, new DateTimeOffset(2025, 3, 17, 10, 3, 0, TimeSpan.FromHours(8))) { Detail = "号码已停机，请用链接二维码" },
        new("等待法定代表人签署", EventState.Current) { Detail = "有效期至 3月24日 17:00" },
        new("授权生效", EventState.Ahead),
    ]);

    public Tabs Tabs { get; } = new("登录方式",
    [
        new("法人一证通数字证书登录", "/dev/components", true),
        new("电子营业执照登录", "/dev/components", false),
        new("一网通办登录", "/dev/components", false),
    ]);

    public SignerList Signers { get; } = new(
    [
        new Signer(1, "企业电子签章", "上海申浦建设工程有限公司", SignerState.HasSigned) { At = new DateTimeOffset(2025, 3, 17, 10, 4, 0, TimeSpan.FromHours(8)) },
        new Signer(2, "法定代表人签名", "王*国", SignerState.Current) { Contact = "138****5678", Note = "已发短信，对方可在手机上签署" },
        new Signer(3, "平台签章", "上海市建设市场信息服务平台", SignerState.Waiting),
        new Signer(4, "另一签署方", "李*", SignerState.Declined) { Note = "文件内容有误" },
        new Signer(5, "另一签署方", "赵*", SignerState.Expired),
    ]);

    public Pagination Pages { get; } = new(4, 20, 1000, page => $"/certificates?page={page}");

    public IActionResult OnGet() => environment.IsDevelopment() ? Page() : NotFound();
}
