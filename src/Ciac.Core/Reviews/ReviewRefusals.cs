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

    public static readonly Refusal CalendarNotAllowed = new("REV-010", 403,
        "只有平台管理员可以修改工作日历。",
        "Only platform administrators may change the working calendar.");

    public static readonly Refusal DayWrong = new("REV-011", 400,
        "请填写今天以后的一个日期，例如 2027 年 1 月 1 日。",
        "Give a date after today, for example 1 January 2027.");

    public static readonly Refusal DayIsUsual = new("REV-012", 422,
        "这一天按星期本来就是这样，不需要登记。",
        "That is what this day is by its weekday; nothing needs to be noted.");

    public static readonly Refusal DayNameWrong = new("REV-013", 400,
        "请填写说明，不超过 {0} 个字，例如“元旦”。",
        "Give a name of at most {0} characters, for example “New Year”.");

    public static readonly Refusal DayUnknown = new("REV-014", 404,
        "工作日历中没有登记这一天，或这一天已经过去。",
        "The calendar does not note this day, or it has passed.");
}
