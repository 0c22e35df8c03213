using System.Globalization;
using Ciac.Core.Accounts;
using Ciac.Portal.Components;

namespace Ciac.Portal.Host;

/// <summary>The signed-in user as the header shows it.</summary>
public static class HeaderUser
{
    public static SignedInUser Of(Caller caller, int toDos) => caller switch
    {
        { StaffRole: { } staff } => new SignedInUser(caller.DisplayName ?? "", RoleName(staff.ToString()), null, 0),
        { IsIndividual: true } => new SignedInUser(caller.DisplayName ?? "", RoleName("Individual"), null, 0) { AccountHref = "/account/sessions", IsIndividual = true },
        _ => new SignedInUser(caller.EnterpriseName ?? "", RoleName(caller.CertificateChanged ? "Changed" : caller.Role?.ToString() ?? "None"), caller.DisplayName, toDos) { AccountHref = "/account/sessions" },
    };

    private static string RoleName(string role)
    {
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        return role switch
        {
            nameof(HolderRole.LegalRepresentative) => english ? "Legal representative" : "法定代表人",
            nameof(HolderRole.CertificateAdministrator) => english ? "Certificate administrator" : "证书管理员",
            nameof(HolderRole.Clerk) => english ? "Clerk" : "办事员",
            nameof(StaffRole.ReviewOfficer) => english ? "Review officer" : "审核人员",
            nameof(StaffRole.CounterClerk) => english ? "Counter clerk" : "窗口受理人员",
            nameof(StaffRole.PlatformAdministrator) => english ? "Platform administrator" : "平台管理员",
            nameof(StaffRole.Auditor) => english ? "Auditor" : "审计员",
            "Individual" => english ? "Individual user" : "个人用户",
            "Changed" => english ? "Certificate to be updated" : "证书待更新",
            _ => english ? "Not activated yet" : "尚未开通",
        };
    }
}
