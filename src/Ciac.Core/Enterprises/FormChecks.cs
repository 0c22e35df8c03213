using Ciac.Core.Enterprises.Identifiers;

namespace Ciac.Core.Enterprises;

/// <summary>Collects what is wrong with a form; every refusal stands beside its field.</summary>
public sealed class FormChecks
{
    private readonly List<Refusal> _refusals = [];

    public IReadOnlyList<Refusal> Refusals => _refusals;

    public string Text(string field, string? typed, int longest, bool required = true)
    {
        var text = (typed ?? "").Trim();
        if (text.Length == 0 && required) _refusals.Add(EnterpriseRefusals.Required.For(field));
        if (text.Length > longest) _refusals.Add(EnterpriseRefusals.TooLong.With(longest).For(field));
        return text;
    }

    public string Mobile(string field, string? typed, bool required = true)
    {
        if (!required && string.IsNullOrWhiteSpace(typed)) return "";
        if (Identifiers.Mobile.TryParse(typed, out var mobile, out _)) return mobile.Value;
        _refusals.Add(EnterpriseRefusals.MobileNumber.For(field));
        return typed ?? "";
    }

    public string Document(string field, string? kind, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            _refusals.Add(EnterpriseRefusals.Required.For(field));
            return "";
        }

        var fault = IdentifierFault.Pattern;
        if (Enum.TryParse<HolderDocumentKind>(kind, out var parsed)
            && HolderDocument.TryParse(parsed, typed, out var document, out fault))
            return document.Number;
        var refusal = fault == IdentifierFault.CheckDigit ? EnterpriseRefusals.ResidentIdCheckDigit : EnterpriseRefusals.DocumentNumber;
        _refusals.Add(refusal.For(field));
        return typed ?? "";
    }
}
