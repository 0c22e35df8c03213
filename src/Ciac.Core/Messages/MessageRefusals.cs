namespace Ciac.Core.Messages;

public static class MessageRefusals
{
    public static readonly Refusal NotFound = new("MSG-001", 404,
        "没有找到这条消息，或者它不是发给本证书的。",
        "This message was not found, or it was not sent to this certificate.");
}
