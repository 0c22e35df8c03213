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
        "请填写不予通过的理由，单位会看到这段文字。",
        "Give the reason; the unit will see this text.");

    public static readonly Refusal DecisionMissing = new("REV-005", 400,
        "请选择通过或不予通过。",
        "Choose whether to confirm or to reject.");
}
