namespace Ciac.Core.Signatures;

public static class PhoneRefusals
{
    public static readonly Refusal NoMobile = new("PHONE-001", 409,
        "本单位没有登记法定代表人的手机号，不能在手机上查看其他签署事项。",
        "Your unit gave no mobile number of the legal representative, so other requests cannot be shown on the phone.");

    public static readonly Refusal OtherMobile = new("PHONE-002", 409,
        "本单位登记的手机号与法定代表人在签名服务中登记的手机号不一致，不能在手机上查看其他签署事项。签署本文件不受影响。",
        "The mobile number that your unit gave is not the one that the signing service holds for the legal representative, so other requests cannot be shown. Signing this document is not affected.");

    public static readonly Refusal SessionOver = new("PHONE-003", 403,
        "手机验证已过期。请重新打开短信中的签署链接，再查看其他签署事项。",
        "The check of your mobile has lapsed. Open the link in the text message again, then look at your other requests.");

    public static readonly Refusal NotYours = new("PHONE-004", 404,
        "没有这个签署事项。",
        "There is no such signature request.");
}
