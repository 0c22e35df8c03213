namespace Ciac.Core.Certificates;

public static class UpgradeRefusals
{
    public static readonly Refusal NotFound = new("UPG-001", 404,
        "没有找到这次升级，或者它不属于本单位。",
        "This upgrade was not found, or it is not your unit's.");

    public static readonly Refusal NotAllowed = new("UPG-002", 403,
        "升级只能由主证书发起，或由待升级的副证书自己发起。",
        "An upgrade is asked for by the main certificate, or by the very sub-certificate that is to be upgraded.");

    public static readonly Refusal IsMainAlready = new("UPG-003", 409,
        "本证书已是主证书，不用升级。",
        "This certificate is the main certificate already; there is nothing to upgrade.");

    public static readonly Refusal NotUpgradable = new("UPG-004", 409,
        "只能升级正常状态的数字证书。已注销的证书请先启用；电子营业执照和一网通办账号不能升级为主证书。",
        "Only an active digital certificate can be upgraded. Enable a cancelled one first; a licence or a one-network account cannot become the main certificate.");

    public static readonly Refusal NotUnderstood = new("UPG-005", 422,
        "请确认您已知道原主证书会立即失去业务权限。",
        "Confirm that you know the present main certificate loses its permissions at once.");

    public static readonly Refusal ReasonMissing = new("UPG-006", 422,
        "请选择升级原因。",
        "Choose the reason for the upgrade.");

    public static readonly Refusal Ended = new("UPG-007", 409,
        "这次升级已经结束，请重新发起。",
        "This upgrade has ended. Start it again.");

    public static readonly Refusal TooLateToWithdraw = new("UPG-008", 409,
        "升级正在生效，不能再取消。",
        "The upgrade is taking effect; it can no longer be cancelled.");
}
