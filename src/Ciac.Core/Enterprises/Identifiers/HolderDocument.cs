using System.Text.RegularExpressions;

namespace Ciac.Core.Enterprises.Identifiers;

/// <summary>An identity document: its kind and its number in the one form that is compared and stored.</summary>
public sealed partial record HolderDocument
{
    private HolderDocument(HolderDocumentKind kind, string number)
    {
        Kind = kind;
        Number = number;
    }

    public HolderDocumentKind Kind { get; }
    public string Number { get; }
    public string Masked => Mask.IdNumber(Number);

    /// <summary>The number as a resident id when the document follows GB 11643; null otherwise.</summary>
    public ResidentId? AsResidentId =>
        Kind == HolderDocumentKind.ResidentId && ResidentId.TryParse(Number, out var id, out _) ? id : null;

    public static bool TryParse(HolderDocumentKind kind, string? text, out HolderDocument document, out IdentifierFault fault)
    {
        var number = TypedText.Canonical(text);
        fault = number.Length == 0 ? IdentifierFault.Empty : FaultOf(kind, number);
        document = fault == IdentifierFault.None ? new HolderDocument(kind, number) : null!;
        return fault == IdentifierFault.None;
    }

    /// <summary>Masked on purpose: the full number must be asked for by name.</summary>
    public override string ToString() => $"{Kind} {Masked}";

    private static IdentifierFault FaultOf(HolderDocumentKind kind, string number) => kind switch
    {
        HolderDocumentKind.ResidentId => Resident(number, first => first is not '9' && !IsOutlyingArea(number)),
        HolderDocumentKind.ResidencePermit => Resident(number, _ => IsOutlyingArea(number)),
        HolderDocumentKind.PermanentResidence when number.Length == 18 => Resident(number, first => first is '9'),
        HolderDocumentKind.PermanentResidence => Matches(OldPermanentResidence(), number),
        HolderDocumentKind.MilitaryOfficer => Matches(MilitaryOfficer(), number),
        HolderDocumentKind.ForeignPassport => Matches(ForeignPassport(), number),
        HolderDocumentKind.HongKongMacauPermit => Matches(HongKongMacauPermit(), number),
        HolderDocumentKind.TaiwanPermit => Matches(TaiwanPermit(), number),
        HolderDocumentKind.ChinesePassport => Matches(ChinesePassport(), number),
        _ => IdentifierFault.Pattern,
    };

    private static bool IsOutlyingArea(string number) =>
        number.Length > 6 && number[..6] is "810000" or "820000" or "830000";

    private static IdentifierFault Resident(string number, Func<char, bool> belongs)
    {
        if (!ResidentId.TryParse(number, out _, out var fault))
            return fault;
        return belongs(number[0]) ? IdentifierFault.None : IdentifierFault.Area;
    }

    private static IdentifierFault Matches(Regex pattern, string number) =>
        pattern.IsMatch(number) ? IdentifierFault.None : IdentifierFault.Pattern;

    [GeneratedRegex(@"^[A-Z]{3}[0-9]{12}\z")]
    private static partial Regex OldPermanentResidence();

    // 军字第2001988号, 海字第… and the like; the closing word is often left out.
    [GeneratedRegex(@"^[\u4E00-\u9FA5]{1,4}字第[0-9A-Z]{4,10}号?\z")]
    private static partial Regex MilitaryOfficer();

    [GeneratedRegex(@"^[A-Z0-9]{5,17}\z")]
    private static partial Regex ForeignPassport();

    [GeneratedRegex(@"^[HM][0-9]{8}([0-9]{2})?\z")]
    private static partial Regex HongKongMacauPermit();

    [GeneratedRegex(@"^([0-9]{8}|[0-9]{10}([A-Z]|\([A-Z]\))?)\z")]
    private static partial Regex TaiwanPermit();

    [GeneratedRegex(@"^(E[A-HJ-NP-Z0-9][0-9]{7}|[GDSP][0-9]{8}|(MA|SE|DE|PE)[0-9]{7}|K[0-9]{8}|1[45][0-9]{7})\z")]
    private static partial Regex ChinesePassport();
}
