namespace Ciac.Core.Qualifications;

public static class CheckRefusals
{
    public static readonly Refusal NameTooShort = new("QUAL-060", 422,
        "请至少输入企业名称中连续的 {0} 个字，或完整的统一社会信用代码、证书编号、使用件编号。",
        "Type at least {0} consecutive characters of the enterprise's name, or a whole credit code, certificate number or copy number.");

    public static readonly Refusal CertificateNotFound = new("QUAL-061", 404,
        "查无此证。请核对证书编号，谨防伪造。",
        "There is no such certificate. Check the number, and beware of forgeries.");
}
