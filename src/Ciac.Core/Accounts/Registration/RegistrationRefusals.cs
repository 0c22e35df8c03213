namespace Ciac.Core.Accounts;

public static class RegistrationRefusals
{
    public static readonly Refusal NoHolder = new("PERS-001", 409,
        "本证书还没有设置持证人，请先完善持证人信息。",
        "This certificate has no holder yet. Set one first.");

    public static readonly Refusal PlatformDown = new("PERS-002", 503,
        "个人信息登记服务暂时没有响应，请稍后重试。登录和办理业务不受影响。",
        "Personal registration does not answer at the moment. Try again later; signing in and your business go on.");

    public static readonly Refusal NameDiffers = new("PERS-003", 422,
        "姓名与个人信息登记不一致，请核对姓名和证件号码。",
        "The name differs from the personal registration. Check the name and the document number.");

    public static readonly Refusal NotCounter = new("PERS-004", 403,
        "只有窗口受理人员可以办理身份登记。",
        "Only counter clerks register people.");

    public static readonly Refusal AlreadyEntered = new("PERS-005", 409,
        "此人已有一份待复核的登记，请由另一名窗口人员复核。",
        "This person has been entered already and waits for another clerk's confirmation.");

    public static readonly Refusal SamePerson = new("PERS-006", 403,
        "不能复核自己录入的登记，请由另一名窗口人员复核。",
        "You cannot confirm what you entered yourself. Another counter clerk does.");

    public static readonly Refusal EntryNotFound = new("PERS-007", 404,
        "没有找到这份登记。",
        "This entry was not found.");

    public static readonly Refusal EntryDecided = new("PERS-008", 409,
        "这份登记已经复核。",
        "This entry has been decided already.");

    public static readonly Refusal PhoneInstead = new("PERS-009", 422,
        "持居民身份证的人员在手机端自行登记，不在窗口办理。",
        "Holders of a resident ID register on their own phone, not at the counter.");

    public static readonly Refusal NotSeen = new("PERS-010", 422,
        "请确认本人到场，并已核对证件原件。",
        "Confirm that the person is present and that you have compared the original document.");

    public static readonly Refusal AlreadyRegistered = new("PERS-011", 409,
        "此人已完成个人信息登记，不用再次登记。",
        "This person is registered already.");

    public static readonly Refusal ReasonMissing = new("PERS-012", 422,
        "请填写不通过的原因，不超过 {0} 个字。",
        "Say why, in at most {0} characters.");

    public static readonly Refusal DecisionMissing = new("PERS-013", 422,
        "请选择复核结果。",
        "Choose a result.");

    public static readonly Refusal PictureMissing = new("PERS-014", 422,
        "请选择证件扫描件和现场照片（JPG）。",
        "Choose the scan of the document and the photo of the person (JPG).");

    public static readonly Refusal PictureTooLarge = new("PERS-015", 413,
        "每张图片最大不得超过 8MB。",
        "A picture must not be larger than 8 MB.");

    public static readonly Refusal NotAPicture = new("PERS-016", 415,
        "文件不是有效的 JPG 图片，或尺寸不合适（每边 200 至 8000 像素）。",
        "The file is not a valid JPG picture, or its size does not fit (200 to 8000 pixels each side).");

    public static readonly Refusal PictureGone = new("PERS-017", 410,
        "该图片已按保存期限删除。",
        "This picture has been removed after its time.");

    public static readonly Refusal NotAuditor = new("PERS-018", 403,
        "只有审计员可以在登记完成后查看证件图片。",
        "Only an auditor may see the pictures after the decision.");
}
