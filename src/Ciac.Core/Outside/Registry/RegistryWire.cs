namespace Ciac.Core.Outside.Registry;

/// <summary>The registry's answer as on the wire.</summary>
internal sealed record EnterpriseAnswer(string Identifier, string Name, string Status, EnterpriseAnswer.Person LegalRepresentative, DateTimeOffset AsOf)
{
    public string? EconomicType { get; init; }
    public string? RegisteredPlace { get; init; }
    public string? RegistrationNumber { get; init; }
    public string? RegisteredCapital { get; init; }

    public RegistryEntry ToEntry() => new()
    {
        Identifier = Identifier,
        Name = Name,
        EconomicType = EconomicType,
        RegisteredPlace = RegisteredPlace,
        RegistrationNumber = RegistrationNumber,
        RegisteredCapital = RegisteredCapital,
        Status = Status,
        LegalRepresentative = new RegistryPerson(LegalRepresentative.Name, LegalRepresentative.IdType, LegalRepresentative.IdNumber),
        AsOf = AsOf,
    };

    public sealed record Person(string Name, string IdType, string IdNumber);
}
