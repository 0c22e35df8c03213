using System.Globalization;
using System.Text.RegularExpressions;
using Ciac.Core.Enterprises.Identifiers;

namespace Ciac.Core.Workflows;

/// <summary>
/// Hides personal data in what workflows carry. Numbers of persons and phones are known by their form wherever they stand,
/// names and secrets by the name of what holds them; a flow should carry neither, so too much is hidden rather than too little.
/// </summary>
public static partial class PersonalData
{
    private static readonly string[] Persons =
        ["holder", "representative", "person", "contact", "signer", "realname", "fullname", "姓名", "法定代表人", "持证人", "联系人"];

    private static readonly string[] Numbers =
        ["phone", "mobile", "idnumber", "identity", "documentnumber", "idcard", "手机", "电话", "证件", "身份证"];

    private static readonly string[] Secrets = ["password", "secret", "token", "pin", "smscode", "verificationcode", "密码", "验证码", "口令"];

    /// <summary>The value as everybody who may read workflows sees it; <paramref name="name"/> is what it is called where it stands.</summary>
    public static object? MaskValue(string? name, object? value) => value switch
    {
        null or bool => value,
        string text => MaskString(name, text),
        IReadOnlyDictionary<string, object?> map => MaskAll(map),
        IEnumerable<object?> list => list.Select(item => MaskValue(name, item)).ToList(),
        IFormattable number => MaskNumber(name, number),
        _ => value,
    };

    public static Dictionary<string, object?> MaskAll(IReadOnlyDictionary<string, object?> values) =>
        values.ToDictionary(pair => pair.Key, pair => MaskValue(pair.Key, pair.Value));

    /// <summary>A text in which numbers of persons may stand: messages, exceptions, JSON.</summary>
    public static string MaskText(string text) =>
        Mobile().Replace(IdNumber().Replace(text, match => Mask.IdNumber(match.Value)), match => Mask.Mobile(match.Value));

    private static object MaskNumber(string? name, IFormattable number)
    {
        var text = number.ToString(null, CultureInfo.InvariantCulture);
        var masked = MaskString(name, text);
        return masked == text ? number : masked;
    }

    private static string MaskString(string? name, string text)
    {
        if (Is(name, Secrets)) return new string('*', Math.Min(text.Length, 8));
        if (Is(name, Numbers)) return text.Length == 11 ? Mask.Mobile(text) : Mask.IdNumber(text);
        return Is(name, Persons) ? Mask.Name(text) : MaskText(text);
    }

    private static bool Is(string? name, string[] words) =>
        name is not null && words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"(?<![0-9A-Za-z])\d{17}[0-9Xx](?![0-9A-Za-z])|(?<![0-9A-Za-z])\d{15}(?![0-9A-Za-z])")]
    private static partial Regex IdNumber();

    [GeneratedRegex(@"(?<!\d)1[3-9]\d{9}(?!\d)")]
    private static partial Regex Mobile();
}
