using Ciac.Core.Accounts;
using Ciac.Core.Messages;
using Ciac.Portal.Components;
using Ciac.Portal.Pages.Staff;

namespace Ciac.Portal.Pages.Dev;

public static partial class Sample
{
    public static object Staff(string state = "") =>
        StaffView.Of(StaffRole.PlatformAdministrator, new TextUse(state == "alarm" ? 8_412 : 1_204, 10_000, state == "alarm"));

    public static HomeView Home(string state = "") => state == "empty" ? new HomeView(Unit, "张三") : new HomeView(Unit, "张三")
    {
        CertificateDaysLeft = 7,
        CertificateEndsAt = Certificate.ValidUntil,
        ToDos =
        [
            new("签署：证书授权确认表（李静，新增 3 项业务）", "/sign/2") { DueAt = At(24, 17, 0), Urgent = true },
            new("李静（办事员）申请授权 4 项业务", "/grants/1"),
        ],
        Running =
        [
            new("副证书授权：李静", "SQ-20250317-000087", "/grants/1", new Timeline(
            [
                new("提交申请", EventState.Done, At(17, 10, 2)) { Detail = "李静" },
                new("短信已送达法定代表人", EventState.Done, At(17, 10, 2)),
                new("等待法定代表人签署", EventState.Current) { Detail = "有效期至 3月24日 17:00" },
                new("授权生效", EventState.Ahead),
            ]))
            { StateText = "待签署", State = TagState.Expiring },
        ],
        Groups =
        [
            new("ProjectItems", "项目类办事", [new("施工许可", "/items/1"), new("网上招投标（投标人）", "/items/2"), new("合同信息报送", null)]),
            new("EnterpriseItems", "企业类办事", [new("建设工程企业资质", "/items/4"), new("安全生产许可证", null)]),
        ],
    };

    public static ProblemView Problem(string state = "") => state switch
    {
        "refused" => new ProblemView(403, "SIGN-004", At(17, 10, 5))
        {
            Sentence = "签章证书与登录证书不是同一本，请插入登录时使用的证书。",
            WaysOut = [new("回到签署页面", "/sign/1"), new("换一个证书登录", "/sign-in")],
        },
        "fault" => new ProblemView(500, "7f3a-91c2", At(17, 10, 5)),
        _ => new ProblemView(404, "PAGE-404", At(17, 10, 5)),
    };
}
