namespace Ciac.Core.Certificates;

public static class CertificateRefusals
{
    public static readonly Refusal MainExists = new("CERT-001", 409,
        "本单位已有主证书，不能再次开通主证书。请由法定代表人或证书管理员为本证书授权。",
        "This unit already has a main certificate. Its legal representative or a certificate administrator can grant items to this certificate.");

    public static readonly Refusal NotSignedIn = new("CERT-002", 401,
        "请先使用数字证书登录。",
        "Sign in with a digital certificate first.");

    public static readonly Refusal StepMissing = new("CERT-003", 409,
        "还有步骤没有完成，请按顺序填写。",
        "Some steps are not done yet. Fill them in in order.");

    public static readonly Refusal AlreadySubmitted = new("CERT-004", 409,
        "本次开通已提交，不能再修改。如需修改，请先撤回。",
        "This activation has been submitted and can no longer be edited. Withdraw it first.");

    public static readonly Refusal NothingOpen = new("CERT-005", 404,
        "没有正在办理的开通申请。",
        "There is no activation in progress.");

    public static readonly Refusal TooLateToWithdraw = new("CERT-006", 409,
        "双方都已签署，正在生效，不能再撤回。",
        "Both parties have signed and it is taking effect; it can no longer be withdrawn.");
}
