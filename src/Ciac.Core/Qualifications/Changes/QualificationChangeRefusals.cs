namespace Ciac.Core.Qualifications;

public static class QualificationChangeRefusals
{
    public static readonly Refusal OtherBody = new("QUAL-030", 409,
        "这个事件编号已经收到过，但内容不同。",
        "An event with this id was received before, with another content.");

    public static readonly Refusal Unreadable = new("QUAL-031", 400,
        "事件无法读取：{0}",
        "The event cannot be read: {0}");

    public static readonly Refusal FieldWrong = new("QUAL-032", 422,
        "“{0}”缺失、过长或格式不正确。",
        "“{0}” is missing, too long or malformed.");

    public static readonly Refusal CodeWrong = new("QUAL-033", 422,
        "统一社会信用代码不正确。",
        "The unified social credit code is wrong.");

    public static readonly Refusal NoGrades = new("QUAL-034", 422,
        "至少要有一项资质类别及等级，每一项都要填写完整。",
        "There must be at least one category with its grade, each filled in.");

    public static readonly Refusal DatesWrong = new("QUAL-035", 422,
        "日期不正确：批准日期、有效期起、有效期至应先后相接。",
        "The dates are wrong: approval, first and last valid day must follow each other.");

    public static readonly Refusal EndWrong = new("QUAL-036", 422,
        "只有注销、吊销、撤销、撤回可以写明终止形式，也只有它们可以没有证书内容。",
        "Only an end has a form of ending, and only an end may leave no content.");

    public static readonly Refusal OtherHolder = new("QUAL-037", 409,
        "证书编号 {0} 已属于另一单位或另一类资质。",
        "The certificate number {0} belongs to another unit or another kind.");

    public static readonly Refusal NonceUsed = new("QUAL-038", 401,
        "这次签名已经用过。",
        "This signature was used before.");

    public static readonly Refusal NotAllowed = new("QUAL-040", 403,
        "只有审核人员可以管理资质证书。",
        "Only review officers manage qualification certificates.");

    public static readonly Refusal NotFound = new("QUAL-041", 404,
        "没有找到这本资质证书。",
        "This qualification certificate was not found.");

    public static readonly Refusal Moved = new("QUAL-042", 409,
        "这本证书在此期间有新的变动，请按最新内容重新办理。",
        "The certificate changed meanwhile. Do it again from what it says now.");

    public static readonly Refusal ReasonMissing = new("QUAL-043", 422,
        "注销、吊销、撤销、撤回须写明原因。",
        "An end needs its reason.");

    public static readonly Refusal NumberTaken = new("QUAL-044", 409,
        "这个证书编号已经使用。",
        "This certificate number is in use.");

    public static readonly Refusal EndedAlready = new("QUAL-045", 409,
        "这本证书已经终止，不能再变动。",
        "This certificate has ended and can no longer be changed.");

    public static readonly Refusal SecondPerson = new("QUAL-046", 403,
        "终止须由另一位审核人员确认，不能确认自己提出的。",
        "Another officer confirms an end; nobody confirms the own entry.");

    public static readonly Refusal ProposalGone = new("QUAL-047", 409,
        "这项终止已经有人处理，或者不存在。",
        "This end was decided already, or there is none.");

    public static readonly Refusal ProposalWaits = new("QUAL-048", 409,
        "这本证书已有一项终止在等待确认。",
        "An end of this certificate waits for its confirmation already.");

    public static readonly Refusal ActMissing = new("QUAL-049", 422,
        "请选择变动。",
        "Choose what is done.");

    public static readonly Refusal FileMissing = new("QUAL-050", 422,
        "请选择要导入的文件。",
        "Choose the file to import.");

    public static readonly Refusal FileTooLarge = new("QUAL-051", 413,
        "文件超过 5MB，请分成几个文件。",
        "The file is larger than 5 MB. Divide it.");
}
