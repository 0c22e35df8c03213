using System.Globalization;
using System.Text;
using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Builtins;

/// <summary>encodeURIComponent and its kin (ECMA-262 §19.2.6).</summary>
internal static class TextCodingLibrary
{
    private const string Marks = "-_.!~*'()";
    private const string Reserved = ";/?:@&=+$,#";

    public static void Install(Library globals) => globals
        .Method("encodeURIComponent", 1, (in call) => Encode(call, Marks))
        .Method("encodeURI", 1, (in call) => Encode(call, Marks + Reserved))
        .Method("decodeURIComponent", 1, (in call) => Decode(call, ""))
        .Method("decodeURI", 1, (in call) => Decode(call, Reserved));

    private static Value Encode(in Call call, string kept)
    {
        var text = call.Text(0);
        call.ReserveText(text.Length * 18.0);
        var result = new StringBuilder(text.Length);
        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < text.Length;)
        {
            if (char.IsAsciiLetterOrDigit(text[i]) || kept.Contains(text[i]))
            {
                result.Append(text[i++]);
                continue;
            }
            if (!Rune.TryGetRuneAt(text, i, out var rune)) throw call.X.UriError("URI malformed");
            foreach (var part in bytes[..rune.EncodeToUtf8(bytes)]) result.Append(CultureInfo.InvariantCulture, $"%{part:X2}");
            i += rune.Utf16SequenceLength;
        }
        return Value.Of(result.ToString());
    }

    private static Value Decode(in Call call, string kept)
    {
        var text = call.Text(0);
        call.ReserveText(text.Length * 4.0);
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '%')
            {
                result.Append(text[i++]);
                continue;
            }
            var start = i;
            var rune = ReadRune(text, ref i) ?? throw call.X.UriError("URI malformed");
            if (rune.IsAscii && kept.Contains((char)rune.Value)) result.Append(text, start, i - start);
            else result.Append(rune.ToString());
        }
        return Value.Of(result.ToString());
    }

    private static Rune? ReadRune(string text, ref int at)
    {
        Span<byte> bytes = stackalloc byte[4];
        for (var count = 1; count <= bytes.Length; count++)
        {
            if (!TryReadByte(text, at, out bytes[count - 1])) return null;
            at += 3;
            var status = Rune.DecodeFromUtf8(bytes[..count], out var rune, out _);
            if (status == System.Buffers.OperationStatus.Done) return rune;
            if (status == System.Buffers.OperationStatus.InvalidData) return null;
        }
        return null;
    }

    private static bool TryReadByte(string text, int at, out byte value)
    {
        value = 0;
        if (at + 2 >= text.Length || text[at] != '%') return false;
        return byte.TryParse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }
}
