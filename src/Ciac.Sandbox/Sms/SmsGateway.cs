using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ciac.Sandbox.Storage;

namespace Ciac.Sandbox.Sms;

/// Answer of the gateway; Silent means that the caller must not hear it.
public sealed record SmsAnswer(int Status, object Body)
{
    public bool Silent { get; init; }

    public static SmsAnswer Of(string code, string message, int status = StatusCodes.Status200OK) =>
        new(status, new { Code = code, Message = message, RequestId = NewRequestId() });

    public static string NewRequestId() => Guid.NewGuid().ToString().ToUpperInvariant();
}

/// Aliyun Dysms 2017-05-25: SendSms and QuerySendDetails.
public sealed partial class SmsGateway(SmsInbox inbox, SmsSwitches switches, SmsReceipts receipts, SandboxDatabase database, TimeProvider clock)
{
    private const string AccessKeyId = "sandbox";
    private const string Secret = "sandbox-secret";
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan ChinaTime = TimeSpan.FromHours(8);

    public async Task<SmsAnswer> AnswerAsync(string method, IReadOnlyDictionary<string, string> parameters, CancellationToken ct)
    {
        if (await RefuseAsync(method, parameters, ct) is { } refusal)
            return refusal;
        return parameters.GetValueOrDefault("Action") switch
        {
            "SendSms" => await SendAsync(parameters, ct),
            "QuerySendDetails" => await QueryAsync(parameters, ct),
            _ => SmsAnswer.Of("InvalidAction.NotFound", "Specified api is not found.", StatusCodes.Status404NotFound),
        };
    }

    private async Task<SmsAnswer?> RefuseAsync(string method, IReadOnlyDictionary<string, string> parameters, CancellationToken ct)
    {
        if (parameters.GetValueOrDefault("AccessKeyId") != AccessKeyId)
            return SmsAnswer.Of("InvalidAccessKeyId.NotFound", "Specified access key is not found.", StatusCodes.Status404NotFound);
        if (!RpcSignature.Holds(method, parameters, Secret))
            return SmsAnswer.Of("SignatureDoesNotMatch", "Specified signature is not matched.", StatusCodes.Status400BadRequest);
        if (!IsTimely(parameters.GetValueOrDefault("Timestamp", "")))
            return SmsAnswer.Of("InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.", StatusCodes.Status400BadRequest);
        var nonce = parameters.GetValueOrDefault("SignatureNonce", "");
        var fresh = nonce.Length > 0 && await database.ExecuteAsync(
            $"insert into sms_nonce (nonce, used_at) values ({nonce}, {clock.GetUtcNow()}) on conflict do nothing", ct) == 1;
        return fresh ? null
            : SmsAnswer.Of("SignatureNonceUsed", "Specified signature nonce was used already.", StatusCodes.Status400BadRequest);
    }

    private bool IsTimely(string timestamp) =>
        DateTimeOffset.TryParseExact(timestamp, "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
        && (clock.GetUtcNow() - at).Duration() <= ClockTolerance;

    private async Task<SmsAnswer> SendAsync(IReadOnlyDictionary<string, string> parameters, CancellationToken ct)
    {
        var phone = parameters.GetValueOrDefault("PhoneNumbers", "");
        if (!Mobile().IsMatch(phone))
            return SmsAnswer.Of("isv.MOBILE_NUMBER_ILLEGAL", "手机号码格式错误");
        if (parameters.GetValueOrDefault("SignName", "") is not { Length: > 0 } signName)
            return SmsAnswer.Of("isv.SMS_SIGNATURE_ILLEGAL", "短信签名不合法");
        var code = parameters.GetValueOrDefault("TemplateCode");
        if (SmsTemplate.Approved.FirstOrDefault(template => template.Code == code) is not { } template)
            return SmsAnswer.Of("isv.SMS_TEMPLATE_ILLEGAL", "短信模板不合法");
        if (ReadParameters(parameters.GetValueOrDefault("TemplateParam", "{}")) is not { } values)
            return SmsAnswer.Of("isv.INVALID_JSON_PARAM", "参数格式错误，请修改为字符串值");
        if (template.Holes.Any(hole => !values.ContainsKey(hole)))
            return SmsAnswer.Of("isv.TEMPLATE_MISSING_PARAMETERS", "模板变量缺少参数");
        var draft = new SmsDraft(phone, template, values)
        {
            SignName = signName,
            OutId = parameters.GetValueOrDefault("OutId"),
            WithReceipt = true,
        };
        return await DeliverAsync(draft, ct);
    }

    private async Task<SmsAnswer> DeliverAsync(SmsDraft draft, CancellationToken ct)
    {
        var mode = switches.ModeOf(draft.Phone);
        if (mode == "error")
            return SmsAnswer.Of("isp.SYSTEM_ERROR", "系统出现错误，请重新调用");
        if (mode == "limit")
            return SmsAnswer.Of("isv.BUSINESS_LIMIT_CONTROL", "触发小时级流控Permits:5");
        if (mode == "lost")
            return SmsAnswer.Of("isp.UNKNOWN_ERROR", "未知错误") with { Silent = true };
        var message = await inbox.AddAsync(draft, ct);
        receipts.Wake();
        return new SmsAnswer(StatusCodes.Status200OK, new
        {
            Code = "OK",
            Message = "OK",
            message.BizId,
            RequestId = SmsAnswer.NewRequestId(),
        })
        { Silent = mode == "timeout" };
    }

    private async Task<SmsAnswer> QueryAsync(IReadOnlyDictionary<string, string> parameters, CancellationToken ct)
    {
        var phone = parameters.GetValueOrDefault("PhoneNumber", "");
        if (!Mobile().IsMatch(phone))
            return SmsAnswer.Of("isv.MOBILE_NUMBER_ILLEGAL", "手机号码格式错误");
        var all = await inbox.ReadAsync(phone, 0, ct);
        var found = all.Where(message => message.Template != SmsTemplate.ProviderCode.Code
            && Matches(parameters, "BizId", message.BizId)
            && Matches(parameters, "OutId", message.OutId)
            && Matches(parameters, "SendDate", InChina(message.SentAt, "yyyyMMdd"))).Reverse().ToArray();
        var size = Number(parameters, "PageSize", 10);
        var page = found.Skip((Number(parameters, "CurrentPage", 1) - 1) * size).Take(size).Select(Detail).ToArray();
        return new SmsAnswer(StatusCodes.Status200OK, new
        {
            Code = "OK",
            Message = "OK",
            RequestId = SmsAnswer.NewRequestId(),
            TotalCount = found.Length,
            SmsSendDetailDTOs = new { SmsSendDetailDTO = page },
        });
    }

    private static object Detail(SmsMessage message) => new
    {
        PhoneNum = message.Phone,
        SendStatus = message.State switch { "waiting" => 1, "failed" => 2, _ => 3 },
        ErrCode = message.State switch { "waiting" => "", "failed" => "UNDELIVERED", _ => "DELIVERED" },
        TemplateCode = message.Template,
        Content = $"【{message.SignName}】{message.Text}",
        SendDate = InChina(message.SentAt, "yyyy-MM-dd HH:mm:ss"),
        ReceiveDate = InChina(message.SentAt, "yyyy-MM-dd HH:mm:ss"),
        OutId = message.OutId ?? "",
        message.BizId,
    };

    private static bool Matches(IReadOnlyDictionary<string, string> parameters, string name, string? value) =>
        !parameters.TryGetValue(name, out var wanted) || wanted.Length == 0 || wanted == value;

    private static int Number(IReadOnlyDictionary<string, string> parameters, string name, int otherwise) =>
        int.TryParse(parameters.GetValueOrDefault(name), CultureInfo.InvariantCulture, out var number) && number > 0 ? number : otherwise;

    private static string InChina(DateTimeOffset at, string format) =>
        at.ToOffset(ChinaTime).ToString(format, CultureInfo.InvariantCulture);

    private static Dictionary<string, string>? ReadParameters(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^1[3-9]\d{9}$")]
    private static partial Regex Mobile();
}
