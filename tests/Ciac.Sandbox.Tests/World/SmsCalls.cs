using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Ciac.Sandbox.Tests.World;

/// A Dysms client written from the vendor's description, not from the sandbox's own code.
public static class SmsCalls
{
    public static Dictionary<string, string> Send(string phone, string outId) => new()
    {
        ["Action"] = "SendSms",
        ["PhoneNumbers"] = phone,
        ["SignName"] = "上海建设市场平台",
        ["TemplateCode"] = "SMS_HOLDER_CODE",
        ["TemplateParam"] = """{"code":"482913","minutes":"30"}""",
        ["OutId"] = outId,
    };

    public static Dictionary<string, string> Signed(Dictionary<string, string> action, string method, string secret = "sandbox-secret")
    {
        var all = new SortedDictionary<string, string>(action, StringComparer.Ordinal);
        all.TryAdd("AccessKeyId", "sandbox");
        all.TryAdd("Format", "JSON");
        all.TryAdd("SignatureMethod", "HMAC-SHA1");
        all.TryAdd("SignatureVersion", "1.0");
        all.TryAdd("Version", "2017-05-25");
        all.TryAdd("SignatureNonce", Guid.NewGuid().ToString());
        all.TryAdd("Timestamp", DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
        var joined = string.Join("&", all.Select(pair => Encode(pair.Key) + "=" + Encode(pair.Value)));
#pragma warning disable CA5350 // The vendor's scheme.
        var mac = HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret + "&"), Encoding.UTF8.GetBytes(method + "&" + Encode("/") + "&" + Encode(joined)));
#pragma warning restore CA5350
        return new Dictionary<string, string>(all) { ["Signature"] = Convert.ToBase64String(mac) };
    }

    public static async Task<JsonElement> PostAsync(SandboxWorld world, Dictionary<string, string> parameters)
    {
        using var form = new FormUrlEncodedContent(parameters);
        using var answer = await world.Http.PostAsync("/sms/", form);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public static Task<JsonElement> SendAsync(SandboxWorld world, string phone, string outId) =>
        PostAsync(world, Signed(Send(phone, outId), "POST"));

    public static Task<JsonElement> QueryAsync(SandboxWorld world, string phone) => PostAsync(world, Signed(new()
    {
        ["Action"] = "QuerySendDetails",
        ["PhoneNumber"] = phone,
        ["SendDate"] = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)).ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture),
        ["PageSize"] = "50",
        ["CurrentPage"] = "1",
    }, "POST"));

    public static async Task<JsonElement[]> InboxAsync(SandboxWorld world, string phone, long after = 0) =>
        [.. (await world.Http.GetFromJsonAsync<JsonElement>($"/sms/messages?phone={phone}&after={after}")).EnumerateArray()];

    // RFC 3986 by hand: everything but the unreserved characters.
    private static string Encode(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(octet =>
        char.IsAsciiLetterOrDigit((char)octet) || "-_.~".Contains((char)octet, StringComparison.Ordinal) ? $"{(char)octet}" : $"%{octet:X2}"));
}
