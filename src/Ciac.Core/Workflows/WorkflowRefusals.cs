namespace Ciac.Core.Workflows;

public static class WorkflowRefusals
{
    public static readonly Refusal NotAllowed = new("WFM-001", 403,
        "您没有这项工作流管理权限。",
        "You do not have this permission in workflow management.");

    public static readonly Refusal DefinitionNotFound = new("WFM-002", 404,
        "没有这个流程定义或版本。",
        "There is no such workflow definition or version.");

    public static readonly Refusal InstanceNotFound = new("WFM-003", 404,
        "没有这个流程实例。",
        "There is no such workflow instance.");

    public static readonly Refusal DefinitionChanged = new("WFM-004", 409,
        "该流程已被他人修改（第 {0} 版，{1}），请重新载入后再保存。",
        "Somebody else changed this workflow meanwhile (version {0}, {1}). Load it again before you save.");

    public static readonly Refusal DefinitionHasErrors = new("WFM-005", 422,
        "流程定义有错误，不能发布。",
        "The definition has errors and cannot be published.");

    public static readonly Refusal DefinitionError = new("WFM-006", 422,
        "{0}：{1}",
        "{0}: {1}");

    public static readonly Refusal DefinitionMalformed = new("WFM-007", 400,
        "{0} 不是流程定义（Elsa 3 的 JSON 格式）。",
        "{0} is not a workflow definition (JSON in Elsa 3's format).");

    public static readonly Refusal NoteMissing = new("WFM-008", 400,
        "请填写说明，这段文字会留在操作记录中。",
        "Say why; the text is kept in the record.");

    public static readonly Refusal InUse = new("WFM-009", 409,
        "正在使用，不能删除：有 {0} 个流程实例，或已发布，或被其他流程引用。",
        "It is in use and cannot be removed: {0} instances have it, or it is published, or another workflow uses it.");

    public static readonly Refusal InstanceEnded = new("WFM-010", 409,
        "流程实例已经结束。",
        "The workflow instance has ended.");

    public static readonly Refusal InstanceOpen = new("WFM-011", 409,
        "流程实例尚未结束，请先取消，或明确要求连同未结束的一起删除。",
        "The workflow instance has not ended. Cancel it first, or ask to remove open ones as well.");

    public static readonly Refusal VariableUnknown = new("WFM-012", 404,
        "流程没有变量“{0}”。",
        "The workflow has no variable '{0}'.");

    public static readonly Refusal TooMany = new("WFM-013", 400,
        "一次可选 1 至 {0} 项。",
        "Choose between 1 and {0} rows at a time.");

    public static readonly Refusal IncidentNotFound = new("WFM-014", 404,
        "没有这个异常，可能已被处理。",
        "There is no such incident; it may have been dealt with.");

    public static readonly Refusal ActivitiesMissing = new("WFM-015", 409,
        "目标版本没有该实例正在执行的活动：{0}。",
        "The version lacks activities the instance is in: {0}.");

    public static readonly Refusal TaskNotWaiting = new("WFM-016", 404,
        "没有流程在等待这项任务。",
        "No workflow waits for this task.");

    public static readonly Refusal LetterNotFound = new("WFM-017", 404,
        "没有这条死信。",
        "There is no such dead letter.");

    public static readonly Refusal LetterIncomplete = new("WFM-018", 409,
        "这条死信缺少重发所需的信息。",
        "The dead letter lacks what is needed to send it again.");

    public static readonly Refusal TooWide = new("WFM-019", 422,
        "查询范围过大，请增加流程、状态或时间条件。",
        "The filter is too wide. Add a definition, a status or a time.");

    public static readonly Refusal ReadOnly = new("WFM-020", 403,
        "该流程定义是只读的。",
        "This workflow definition is read-only.");

    public static readonly Refusal NotPublished = new("WFM-021", 409,
        "该流程没有已发布的版本。",
        "The workflow has no published version.");

    public static readonly Refusal ActivityNotOpen = new("WFM-022", 409,
        "该活动在这个实例中不能这样处理：它没有在执行，或没有正在执行的流程图包含它。",
        "This cannot be done to the activity in this instance: it is not open, or no open flowchart holds it.");

    public static readonly Refusal BookmarkNotFound = new("WFM-023", 404,
        "该实例没有这个等待点。",
        "The instance has no such bookmark.");

    public static readonly Refusal Malformed = new("WFM-024", 400,
        "请求中的“{0}”不正确。",
        "'{0}' in the request is not right.");
}
