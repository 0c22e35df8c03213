namespace Ciac.Workflows.Expressions.Bindings;

/// <summary>Accessor names are the Pascal-cased names of things: letters and digits, each word with a capital.</summary>
internal static class PascalCase
{
    /// <summary>The Pascal form of a name; empty when it has no letter and no digit.</summary>
    public static string Of(string name)
    {
        var pascal = new System.Text.StringBuilder(name.Length);
        var startsWord = true;
        foreach (var letter in name)
        {
            var isPart = char.IsLetterOrDigit(letter) || letter == '_';
            if (isPart)
                pascal.Append(startsWord ? char.ToUpperInvariant(letter) : letter);
            startsWord = !isPart;
        }
        return pascal.ToString();
    }

    /// <summary>Whether <paramref name="pascal"/> is the Pascal form of <paramref name="name"/>; no string is made.</summary>
    public static bool Equal(string name, string pascal)
    {
        var at = 0;
        var startsWord = true;
        foreach (var letter in name)
        {
            if (!char.IsLetterOrDigit(letter) && letter != '_')
            {
                startsWord = true;
                continue;
            }
            if (at == pascal.Length || pascal[at++] != (startsWord ? char.ToUpperInvariant(letter) : letter))
                return false;
            startsWord = false;
        }
        return at == pascal.Length && at > 0;
    }
}
