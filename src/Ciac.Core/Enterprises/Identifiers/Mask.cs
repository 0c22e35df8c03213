using System.Text;

namespace Ciac.Core.Enterprises.Identifiers;

/// <summary>How personal data is shown to people who need to recognise it, not to know it.</summary>
public static class Mask
{
    /// <summary>13812348888 → 138****8888. Anything too short to hide is hidden whole.</summary>
    public static string Mobile(string value) => Keep(value, 3, 4);

    /// <summary>310101199001011234 → 310***********1234.</summary>
    public static string IdNumber(string value) => value.Length >= 11 ? Keep(value, 3, 4) : Keep(value, 1, 2);

    /// <summary>张三 → 张*, 欧阳娜娜 → 欧**娜. Counts characters as people see them, so 𠮷 is one.</summary>
    public static string Name(string value)
    {
        var runes = value.Trim().EnumerateRunes().ToList();
        return runes.Count switch
        {
            0 => "",
            1 => "*",
            2 => $"{runes[0]}*",
            _ => $"{runes[0]}{new string('*', runes.Count - 2)}{runes[^1]}",
        };
    }

    private static string Keep(string value, int head, int tail) => value.Length <= head + tail
        ? new string('*', value.Length)
        : new StringBuilder(value, 0, head, value.Length).Append('*', value.Length - head - tail).Append(value.AsSpan(value.Length - tail)).ToString();
}
