using Ciac.CertificateAssistant.Tokens;

namespace Ciac.CertificateAssistant.Pages;

/// <summary>PINs as they come from a form, and the sentences that answer them.</summary>
public static class PinText
{
    private const int Longest = 64;

    /// <summary>Null for an empty field: that is a slip and must not cost a try.</summary>
    public static string? Typed(IFormCollection form, string field) =>
        form[field] is [{ Length: > 0 and <= Longest } pin] ? pin : null;

    public static string? New(IFormCollection form, string oldPin) =>
        Typed(form, "newPin") is { Length: >= 6 and <= 16 } pin && pin.All(c => c is > ' ' and <= '~') &&
        pin == Typed(form, "newPinAgain") && pin != oldPin
            ? pin
            : null;

    /// <summary>The sentence for an outcome that is not the wanted one; no outcome means that nothing was typed.</summary>
    public static string Refusal(PinOutcome? outcome, Texts texts) => outcome switch
    {
        null => texts["pin.empty"],
        PinOutcome.Wrong wrong => texts.Format("pin.wrong", wrong.TriesLeft),
        PinOutcome.Locked => texts["pin.locked"],
        PinOutcome.NotPlugged => texts["pin.notPlugged"],
        _ => texts["pin.unreadable"],
    };
}
