namespace Ciac.Core.Messages;

public static class MessageRefusals
{
    public static readonly Refusal NotFound = new("MSG-001", 404,
        "没有找到这条消息，或者它不是发给本证书的。",
        "This message was not found, or it was not sent to this certificate.");

    public static readonly Refusal NumberToday = new("ACC-031", 429,
        "该手机号今天获取验证码的次数已达上限，请明天再试。",
        "This mobile number has reached today's limit of codes. Try again tomorrow.");

    public static readonly Refusal NumberThisHour = new("ACC-037", 429,
        "该手机号一小时内获取验证码的次数已达上限，请一小时后再试。",
        "This mobile number has reached this hour's limit of codes. Try again in an hour.");

    public static readonly Refusal AddressThisHour = new("MSG-002", 429,
        "您所在的网络一小时内获取验证码的次数已达上限，请一小时后再试。",
        "Your network address has reached this hour's limit of codes. Try again in an hour.");

    public static readonly Refusal UnitThisHour = new("MSG-003", 429,
        "本单位一小时内获取验证码的次数已达上限，请一小时后再试。",
        "Your unit has reached this hour's limit of codes. Try again in an hour.");

    public static readonly Refusal UnitToday = new("MSG-004", 429,
        "本单位今天的短信数量已达上限，请明天再试，或拨打热线。",
        "Your unit has reached today's limit of texts. Try again tomorrow, or call the hotline.");

    public static readonly Refusal PortalToday = new("MSG-005", 503,
        "平台今天的短信发送量已达上限，请稍后再试，或拨打热线。",
        "The portal has reached today's limit of texts. Try again later, or call the hotline.");
}
