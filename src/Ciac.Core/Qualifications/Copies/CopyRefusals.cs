namespace Ciac.Core.Qualifications.Copies;

public static class CopyRefusals
{
    public static readonly Refusal NotAllowed = new("QUAL-001", 403,
        "本证书没有“企业电子资质证书”的业务权限。您可以申请授权，或请法定代表人、证书管理员授权。",
        "This certificate has not been granted “Electronic qualification certificate”. Ask for a grant, or turn to the legal representative or a certificate administrator.");

    public static readonly Refusal NotFound = new("QUAL-002", 404,
        "没有找到这本资质证书，或者它不属于本单位。",
        "This qualification certificate was not found, or it is not your unit's.");

    public static readonly Refusal CopyNotFound = new("QUAL-003", 404,
        "没有找到这份批准件或使用件，或者它不属于本单位。",
        "This approval copy or use copy was not found, or it is not your unit's.");

    public static readonly Refusal KeyNeeded = new("QUAL-004", 409,
        "生成使用件需要加盖企业电子签章，请使用法人一证通数字证书登录后办理。",
        "A use copy takes the enterprise's electronic seal. Sign in with the digital certificate.");

    public static readonly Refusal AlreadyCollected = new("QUAL-005", 409,
        "这一版资质证书已经领证，可以直接下载批准件。",
        "This version of the certificate has been collected already; its approval copy can be downloaded.");

    public static readonly Refusal NotCollected = new("QUAL-006", 409,
        "这一版资质证书尚未领证，请先领证，再生成使用件。",
        "This version of the certificate has not been collected yet. Collect it first, then make a use copy.");

    public static readonly Refusal Ended = new("QUAL-007", 409,
        "这本资质证书已注销、吊销、撤销或撤回，不能再领证或生成使用件。",
        "This certificate has been cancelled, revoked, annulled or withdrawn; no copies of it can be made any more.");

    public static readonly Refusal CertificateExpired = new("QUAL-008", 409,
        "这本资质证书的有效期已于 {0} 届满，不能生成使用件。",
        "The validity of this certificate ended on {0}; no use copies of it can be made.");

    public static readonly Refusal PurposeMissing = new("QUAL-009", 422,
        "请填写使用件用途，例如“ABC工程投标”。",
        "Enter what the use copy is for, for example “Tender for project ABC”.");

    public static readonly Refusal PurposeTooLong = new("QUAL-010", 422,
        "使用件用途最多 {0} 个字，请缩短。",
        "The purpose has at most {0} characters. Shorten it.");

    public static readonly Refusal PurposeUndrawable = new("QUAL-011", 422,
        "使用件用途中的字符“{0}”不能印在证书上，请换一个字或删去。",
        "The character “{0}” of the purpose cannot be printed on a certificate. Replace it or leave it out.");

    public static readonly Refusal DayMissing = new("QUAL-012", 422,
        "请选择日期，例如 2026-04-07。",
        "Enter a date, for example 2026-04-07.");

    public static readonly Refusal PeriodReversed = new("QUAL-013", 422,
        "使用期限的结束日期早于开始日期，请改正。",
        "The period ends before it begins. Correct one of the dates.");

    public static readonly Refusal PeriodOutside = new("QUAL-014", 422,
        "使用期限须在证书有效期内，即 {0} 至 {1}。",
        "The period lies within the certificate's validity, from {0} to {1}.");

    public static readonly Refusal PeriodPast = new("QUAL-015", 422,
        "使用期限已经过去，请选择今天或以后的结束日期。",
        "The period is over already. Choose today or a later day for its end.");

    public static readonly Refusal PageOld = new("QUAL-016", 409,
        "页面已过期，请重新打开“生成使用件”。",
        "This page has expired. Open “Make a use copy” again.");

    public static readonly Refusal LooksOld = new("QUAL-017", 409,
        "核对期间资质证书有了新的变化，本次领证已结束，请按最新内容重新领证。",
        "The certificate changed while you were checking it. This collection has ended; collect it again as it is now.");

    public static readonly Refusal TooLate = new("QUAL-018", 409,
        "这份批准件已经确认或已经结束，不能再撤回或确认。",
        "This approval copy is confirmed or ended; it can no longer be withdrawn or confirmed.");

    public static readonly Refusal NotIssued = new("QUAL-019", 409,
        "这份批准件或使用件没有生成，不能下载。",
        "This approval copy or use copy was not issued and cannot be downloaded.");

    public static readonly Refusal Superseded = new("QUAL-020", 410,
        "资质证书已有新版，旧版的批准件和使用件不能再下载。请领取新版证书后重新生成。",
        "The certificate has a new version; copies of the old one can no longer be downloaded. Collect the new version and make them again.");

    public static readonly Refusal Revoked = new("QUAL-021", 410,
        "资质已注销、吊销、撤销或撤回，它的批准件和使用件不能再下载。",
        "The qualification has been cancelled, revoked, annulled or withdrawn; its copies can no longer be downloaded.");
}
