namespace Ciac.Core.Grants;

public static class GrantRefusals
{
    public static readonly Refusal NotFound = new("GRANT-001", 404,
        "没有找到这次授权，或者它不属于本单位。",
        "This authorisation was not found, or it is not your unit's.");

    public static readonly Refusal NotAllowed = new("GRANT-002", 403,
        "只有法定代表人和证书管理员可以授权。您可以申请授权。",
        "Only the legal representative and certificate administrators grant items. You can ask for a grant.");

    public static readonly Refusal NotClerk = new("GRANT-003", 409,
        "只能为正常状态的办事员证书授权；法定代表人和证书管理员本来就可办全部业务。",
        "Items are granted to an active clerk's certificate only; the legal representative and administrators hold all items already.");

    public static readonly Refusal NothingChanged = new("GRANT-004", 422,
        "所选业务和期限与现在的授权相同，不需要重新授权。",
        "The items and the last day are the same as now; nothing needs to be granted.");

    public static readonly Refusal ItemUnknown = new("GRANT-005", 422,
        "所选业务中有已停用或不存在的事项，请重新选择。",
        "One of the chosen items is retired or unknown. Choose again.");

    public static readonly Refusal LastDayWrong = new("GRANT-006", 422,
        "请填写正确的到期日期，不能早于今天。",
        "Enter a valid last day that is not before today.");

    public static readonly Refusal ItemsChanged = new("GRANT-007", 409,
        "该证书的可办业务刚刚有变化，请按现在的业务重新核对。",
        "The items of this certificate have just changed. Check again against what it holds now.");

    public static readonly Refusal OneRequest = new("GRANT-008", 409,
        "您已有一份正在办理的授权申请，请先等待或撤回。",
        "You have a request in progress already. Wait for it or withdraw it first.");

    public static readonly Refusal OnlyClerkAsks = new("GRANT-009", 403,
        "只有办事员需要申请授权。",
        "Only a clerk needs to ask for a grant.");

    public static readonly Refusal NothingChosen = new("GRANT-010", 422,
        "请至少选择一项业务。",
        "Choose at least one item.");

    public static readonly Refusal AskEnded = new("GRANT-011", 409,
        "这份申请已经结束（已授权、未同意、已撤回或已过期），不需要再处理。",
        "This request has ended already: granted, declined, withdrawn or expired. Nothing is left to do.");

    public static readonly Refusal NobodyToRemind = new("GRANT-012", 409,
        "该证书已不是本单位的证书管理员，或没有登记手机号，不能发送提醒。请提醒其他管理员。",
        "This certificate no longer administers the unit, or has no mobile number. Remind somebody else.");

    public static readonly Refusal RemindedAlready = new("GRANT-013", 429,
        "已经提醒过这位管理员，{0} 小时后可以再次提醒。",
        "This administrator was reminded already. You can remind again in {0} hours.");
}
