using System.Globalization;
using System.Text;

namespace Ciac.Workflows.Expressions.Bindings;

/// <summary>Elsa's script functions that need no instance.</summary>
internal static class ScriptFunctions
{
    public static ScriptHost Shared()
    {
        var host = new ScriptHost();
        host.Define("isNullOrWhiteSpace", arguments => string.IsNullOrWhiteSpace(Text(arguments)));
        host.Define("isNullOrEmpty", arguments => string.IsNullOrEmpty(Text(arguments)));
        host.Define("toJson", arguments => PlainValue.ToJson(PlainValue.From(First(arguments))));
        host.Define("parseGuid", arguments => Guid.Parse(Text(arguments)).ToString());
        foreach (var name in (string[])["newGuid", "newGuidString", "getGuidString"])
            host.Define(name, _ => Guid.NewGuid().ToString());
        foreach (var name in (string[])["newShortGuid", "getShortGuid"])
            host.Define(name, _ => ShortGuid());
        host.Define("bytesToString", arguments => Encoding.UTF8.GetString(Bytes(arguments)));
        host.Define("bytesFromString", arguments => Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(arguments))));
        foreach (var name in (string[])["bytesToBase64", "bytesFromBase64", "streamToBytes", "streamToBase64"])
            host.Define(name, arguments => Convert.ToBase64String(Bytes(arguments)));
        host.Define("stringToBase64", arguments => Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(arguments))));
        host.Define("stringFromBase64", arguments => Encoding.UTF8.GetString(Convert.FromBase64String(Text(arguments))));
        return host;
    }

    private static object? First(IReadOnlyList<object?> arguments) => arguments.Count > 0 ? arguments[0] : null;

    private static string Text(IReadOnlyList<object?> arguments) => PlainValue.ToText(First(arguments));

    /// <summary>Bytes and streams are base64 texts in scripts; a list of numbers is taken as well.</summary>
    private static byte[] Bytes(IReadOnlyList<object?> arguments) => First(arguments) switch
    {
        string text => Convert.FromBase64String(text),
        List<object?> numbers => [.. numbers.Select(number => Convert.ToByte(number, CultureInfo.InvariantCulture))],
        _ => [],
    };

    private static string ShortGuid() =>
        Convert.ToBase64String(Guid.NewGuid().ToByteArray()).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
