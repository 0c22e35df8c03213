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

    public static readonly Refusal AlreadyOpened = new("CERT-007", 409,
        "本证书已经开通，不用再次开通。",
        "This certificate is open already.");

    public static readonly Refusal UnitNotOpen = new("CERT-008", 409,
        "本单位还没有主证书，请先开通主证书。",
        "This unit has no main certificate yet. Activate it first.");

    public static readonly Refusal BeingOpened = new("CERT-009", 409,
        "已提交，正在开通，不能再修改。",
        "It has been handed in and is being opened; it can no longer be edited.");

    public static readonly Refusal NotFound = new("CERT-010", 404,
        "没有这个证书。",
        "There is no such certificate.");

    public static readonly Refusal NotAllowed = new("CERT-011", 403,
        "您的证书角色不能办理此操作。请联系本单位法定代表人或证书管理员。",
        "The role of your certificate does not allow this. Ask the legal representative or a certificate administrator of your unit.");

    public static readonly Refusal OtherUnit = new("CERT-012", 403,
        "插入的证书不属于本单位。",
        "The certificate that is plugged in does not belong to this unit.");

    public static readonly Refusal MainStays = new("CERT-013", 409,
        "主证书不能注销。主证书遗失或变更的，请办理副证书升级或主证书更新。",
        "The main certificate cannot be cancelled. If it is lost or has changed, upgrade a sub-certificate or renew the main certificate.");

    public static readonly Refusal OwnStays = new("CERT-014", 409,
        "不能注销当前登录的证书。",
        "The certificate in use cannot be cancelled.");

    public static readonly Refusal AlreadyCancelled = new("CERT-015", 409,
        "本证书已注销。",
        "This certificate has been cancelled already.");

    public static readonly Refusal NotCancelled = new("CERT-016", 409,
        "本证书没有注销，不用启用。",
        "This certificate has not been cancelled; there is nothing to enable.");

    public static readonly Refusal OtherKey = new("CERT-017", 403,
        "插入的不是所需的证书，它的证书唯一标识是 {0}。",
        "The key that is plugged in is another one: its certificate's unique id is {0}.");

    public static readonly Refusal CodeDiffers = new("CERT-018", 409,
        "证书中的单位编码与登记的不一致，不能作为信息更新办理。请办理主证书更新（线下申请）。",
        "The unit's code in the certificate differs from what is registered, so this is no update. Apply for the renewal of the main certificate (主证书更新) on paper.");

    public static readonly Refusal NothingChanged = new("CERT-019", 409,
        "证书信息没有变更，不用更新。",
        "The certificate has not changed; there is nothing to update.");

    public static readonly Refusal HolderKnown = new("CERT-020", 409,
        "本证书已有持证人，修改请到企业证书管理。",
        "This certificate has a holder already. Change it in certificate management.");

    public static readonly Refusal UnitIsOpen = new("CERT-021", 409,
        "本单位已经开通，不用再次开通。请开通您的登录凭证。",
        "This unit is open already. Open your own licence or account instead.");

    public static readonly Refusal OtherRepresentative = new("CERT-022", 409,
        "与本单位开通时登记的法定代表人不一致。法定代表人已变更的，请办理线下申请。",
        "This is not the legal representative that the unit was opened with. If the representative has changed, apply on paper.");

    public static readonly Refusal MainFirst = new("CERT-023", 409,
        "本单位还没有主证书。请用这个数字证书登录，开通为主证书。",
        "Your unit has no main certificate yet. Sign in with this certificate and activate it as the main certificate.");
}
