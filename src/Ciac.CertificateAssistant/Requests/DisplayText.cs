using System.Globalization;
using System.Text;

namespace Ciac.CertificateAssistant.Requests;

/// <summary>Text from a page that the user will judge by eye.</summary>
public static class DisplayText
{
    private const int Longest = 200;

    /// <summary>True when the text looks like what it is: no control, bidirectional or invisible characters, no broken surrogates.</summary>
    public static bool IsPlain(string? text) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= Longest && text.EnumerateRunes().All(IsVisible);

    private static bool IsVisible(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or
        UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned);
}
