using System.Text.Json.Serialization;

namespace Ciac.Core.Outside.Sms;

/// <summary>Answers of Dysms 2017-05-25. Names as on the wire; what the gateway may leave out is nullable.</summary>
internal sealed record SendSmsAnswer(string Code, string? Message = null, string? BizId = null);

internal sealed record QuerySendDetailsAnswer(string Code, string? Message = null)
{
    [JsonPropertyName("SmsSendDetailDTOs")]
    public SendDetails? Details { get; init; }

    public sealed record SendDetails([property: JsonPropertyName("SmsSendDetailDTO")] IReadOnlyList<SendDetail?> Items);

    public sealed record SendDetail(int SendStatus, string? OutId = null, string? ErrCode = null);
}
