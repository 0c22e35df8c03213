using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Ciac.Core.Outside.Wire;
using Microsoft.Extensions.Options;

namespace Ciac.Core.Outside.Sms;

/// <summary>The Aliyun Dysms HTTP interface. Everything goes in the body of a POST: phones do not belong in an address.</summary>
internal sealed class DysmsGateway(IHttpClientFactory clients, IOptions<SmsOptions> options, TimeProvider clock) : ISmsGateway
{
    public const string HttpClientName = "Outside.Sms";
    private const int PageSize = 50;

    // The gateway allows 40 texts a day and phone, so the second page is already more than there can be.
    private const int LastPage = 4;
    private static readonly TimeSpan China = TimeSpan.FromHours(8);
    private static readonly TimeSpan LongestWay = TimeSpan.FromMinutes(10);

    public async Task<SmsSendResult> SendAsync(SmsText text, CancellationToken ct)
    {
        var answer = await CallAsync(new Dictionary<string, string>
        {
            ["Action"] = "SendSms",
            ["PhoneNumbers"] = text.Phone,
            ["SignName"] = options.Value.SignName,
            ["TemplateCode"] = text.Template,
            ["TemplateParam"] = JsonSerializer.Serialize(text.Parameters),
            ["OutId"] = text.OutId,
        }, ct);
        return answer switch
        {
            WireAnswer.Silent silent => new SmsSendResult.Unknown(silent.Why),
            WireAnswer.Answered answered => SendResult(answered),
            _ => throw new UnreachableException(),
        };
    }

    public async Task<SmsQueryResult> QueryAsync(string outId, string phone, DateTimeOffset sentAt, CancellationToken ct)
    {
        var days = new[] { sentAt, sentAt + LongestWay }.Select(moment => DateOnly.FromDateTime(moment.ToOffset(China).Date)).Distinct();
        foreach (var day in days)
        {
            var result = await QueryDayAsync(outId, phone, day, ct);
            if (result is not SmsQueryResult.NotFound)
                return result;
        }
        return new SmsQueryResult.NotFound();
    }

    private async Task<SmsQueryResult> QueryDayAsync(string outId, string phone, DateOnly day, CancellationToken ct)
    {
        for (var page = 1; page <= LastPage; page++)
        {
            var answer = await CallAsync(QueryParameters(phone, day, page), ct);
            if (ReadPage(answer, out var why) is not { } items)
                return new SmsQueryResult.Unknown(why);
            if (items.FirstOrDefault(item => item?.OutId == outId) is { } found)
                return StateOf(found);
            if (items.Count < PageSize)
                return new SmsQueryResult.NotFound();
        }
        return new SmsQueryResult.Unknown("more pages than a day can have");
    }

    private static Dictionary<string, string> QueryParameters(string phone, DateOnly day, int page) => new()
    {
        ["Action"] = "QuerySendDetails",
        ["PhoneNumber"] = phone,
        ["SendDate"] = day.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        ["PageSize"] = PageSize.ToString(CultureInfo.InvariantCulture),
        ["CurrentPage"] = page.ToString(CultureInfo.InvariantCulture),
    };

    private async Task<WireAnswer> CallAsync(IReadOnlyDictionary<string, string> action, CancellationToken ct)
    {
        var caller = new AliyunCaller(options.Value.AccessKeyId, options.Value.AccessKeySecret, Guid.NewGuid().ToString("N"), clock.GetUtcNow());
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.Address)
        {
            Content = new StringContent(AliyunSignature.Sign(action, caller), Encoding.ASCII, new MediaTypeHeaderValue("application/x-www-form-urlencoded")),
        };
        return await clients.CreateClient(HttpClientName).ExchangeAsync(request, ct);
    }

    private static SmsSendResult SendResult(WireAnswer.Answered answered) => WireJson.Read<SendSmsAnswer>(answered.Body) switch
    {
        null => new SmsSendResult.Unknown($"{answered.Name}, unreadable"),
        { Code: "OK", BizId: { Length: > 0 } bizId } when answered.Status == HttpStatusCode.OK => new SmsSendResult.Sent(bizId),
        { Code: "OK" } => new SmsSendResult.Unknown($"{answered.Name}, OK without a BizId"),
        var answer when answered.IsServerFault || IsServerFault(answer.Code) => new SmsSendResult.Unknown($"{answered.Name}, {WireJson.Reason(answer.Code)}"),
        var answer => new SmsSendResult.Refused(WireJson.Reason(answer.Code), WireJson.Reason(answer.Message)),
    };

    // These say that something broke on their side, not that nothing was sent.
    private static bool IsServerFault(string code) => code is
        "isp.SYSTEM_ERROR" or "isp.UNKNOWN_ERROR" or "InternalError" or "ServiceUnavailable" or "ServiceTimeout";

    private static IReadOnlyList<QuerySendDetailsAnswer.SendDetail?>? ReadPage(WireAnswer answer, out string why)
    {
        why = answer is WireAnswer.Silent silent ? silent.Why : "unreadable";
        if (answer is not WireAnswer.Answered answered || WireJson.Read<QuerySendDetailsAnswer>(answered.Body) is not { } page)
            return null;
        why = $"{answered.Name}, {WireJson.Reason(page.Code)}";
        return answered.Status == HttpStatusCode.OK && page.Code == "OK" ? page.Details?.Items ?? [] : null;
    }

    private static SmsQueryResult StateOf(QuerySendDetailsAnswer.SendDetail detail) => detail.SendStatus switch
    {
        1 => new SmsQueryResult.Found(SmsState.Waiting, null),
        2 => new SmsQueryResult.Found(SmsState.Failed, WireJson.Reason(detail.ErrCode)),
        3 => new SmsQueryResult.Found(SmsState.Delivered, null),
        _ => new SmsQueryResult.Unknown("a state that the interface does not have"),
    };
}
