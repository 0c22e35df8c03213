namespace Ciac.Core.Reviews;

public static class ReviewRefusals
{
    public static readonly Refusal NotFound = new("REV-001", 404,
        "没有这条审核事项。",
        "There is no such review.");

    public static readonly Refusal NotAllowed = new("REV-002", 403,
        "只有审核人员可以审核。",
        "Only review officers may decide.");

    public static readonly Refusal Decided = new("REV-003", 409,
        "这条事项已经审核过了。",
        "This review has already been decided.");

    public static readonly Refusal ReasonMissing = new("REV-004", 400,
        "请选择或填写原因，单位会看到这段文字。",
        "Give the reason; the unit will see this text.");

    public static readonly Refusal DecisionMissing = new("REV-005", 400,
        "请选择审核意见。",
        "Choose a decision.");

    public static readonly Refusal NotClaimed = new("REV-006", 409,
        "请先领取这条事项，再审核。",
        "Claim this review before you decide it.");

    public static readonly Refusal ClaimedByOther = new("REV-007", 409,
        "这条事项已由其他审核人员领取。",
        "Another officer has claimed this review.");

    public static readonly Refusal NoColleague = new("REV-008", 404,
        "没有这位审核人员，请核对用户名。",
        "There is no such review officer. Check the user name.");

    public static readonly Refusal ReasonTooLong = new("REV-009", 400,
        "补充说明请不要超过 {0} 个字。",
        "Use at most {0} characters for the explanation.");
}
