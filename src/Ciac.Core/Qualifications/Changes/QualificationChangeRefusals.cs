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
}
