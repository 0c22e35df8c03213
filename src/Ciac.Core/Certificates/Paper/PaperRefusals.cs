namespace Ciac.Core.Certificates;

public static class PaperRefusals
{
    public static readonly Refusal NotFilled = new("PAPER-001", 409,
        "请先填写并保存申请信息。",
        "Fill in and save the application first.");

    public static readonly Refusal ScanMissing = new("PAPER-002", 409,
        "请先上传签字盖章后的申请表扫描件。",
        "Upload the scan of the signed and stamped form first.");

    public static readonly Refusal ScanTooLarge = new("PAPER-003", 413,
        "图片最大不得超过200KB，请降低分辨率后重新扫描。",
        "The picture must not be larger than 200 KB. Scan it again with a lower resolution.");

    public static readonly Refusal NotAJpeg = new("PAPER-004", 415,
        "文件不是有效的 JPG 图片，或尺寸不合适（每边 200 至 8000 像素）。请重新扫描成 JPG 文件。",
        "The file is not a valid JPG picture, or its size does not fit (200 to 8000 pixels each side). Scan the form as a JPG file again.");

    public static readonly Refusal InReview = new("PAPER-005", 409,
        "申请已提交，不能再修改。如需修改，请先撤回。",
        "The application has been handed in and can no longer be changed. Withdraw it first.");

    public static readonly Refusal NothingToWithdraw = new("PAPER-006", 409,
        "申请已审核完毕，不能再撤回。",
        "The application has been decided; it can no longer be withdrawn.");

    public static readonly Refusal NotFound = new("PAPER-007", 404,
        "没有这份申请。",
        "There is no such application.");

    public static readonly Refusal NotApproved = new("PAPER-008", 409,
        "申请还没有审核通过，或已经完成。",
        "The application has not been approved yet, or is completed already.");

    public static readonly Refusal ReasonMissing = new("PAPER-009", 400,
        "请至少选择一项更新原因。",
        "Choose at least one reason for the renewal.");

    public static readonly Refusal IsMainAlready = new("PAPER-010", 409,
        "本证书已是主证书，不用更新。",
        "This certificate is the main certificate already; there is nothing to renew.");

    public static readonly Refusal NoMain = new("PAPER-011", 409,
        "本单位还没有主证书，请办理主证书开通。",
        "This unit has no main certificate yet. Activate one instead.");

    public static readonly Refusal KeyNeeded = new("PAPER-012", 403,
        "请用拟设为主证书的数字证书登录后办理。",
        "Sign in with the very certificate that is to become the main certificate.");
}
