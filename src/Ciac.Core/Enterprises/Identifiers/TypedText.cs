using System.Text;

namespace Ciac.Core.Enterprises.Identifiers;

/// <summary>People paste full-width digits, spaces and hyphens; an identifier is the same one without them.</summary>
internal static class TypedText
{
    private const int LongestWorthReading = 64;

    public static string Canonical(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        // A page's field may carry anything; what is longer than any identifier is left as it is and fails by its length.
        if (text.Length > LongestWorthReading)
            return text;
        var kept = text.Where(letter => !char.IsWhiteSpace(letter) && !char.IsControl(letter) && letter is not ('\u200B' or '\uFEFF'));
        return Narrow(string.Concat(kept)).ToUpperInvariant();
    }

    // Lone surrogates cannot be normalised and are no part of any identifier: they stay, and fail the alphabet.
    private static string Narrow(string text) =>
        text.EnumerateRunes().Contains(Rune.ReplacementChar) ? text : text.Normalize(NormalizationForm.FormKC);
}
