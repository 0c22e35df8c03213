namespace Ciac.Core.Enterprises.Identifiers;

/// <summary>Why a typed identifier is not one. The room that asked turns it into its numbered refusal.</summary>
public enum IdentifierFault
{
    None,
    Empty,
    Length,
    Character,
    Area,
    BirthDate,
    Pattern,
    CheckDigit,
}
