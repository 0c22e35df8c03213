namespace Ciac.Core.Enterprises;

/// <summary>The data of a unit as it is shown, checked and printed on a form.</summary>
public sealed record UnitData
{
    public required UnitOrigin Origin { get; init; }
    public required string Identifier { get; init; }
    public string Name { get; init; } = "";
    public string EconomicType { get; init; } = "";
    public string RegisteredPlace { get; init; } = "";
    public string RegistrationNumber { get; init; } = "";
    public string RegisteredCapital { get; init; } = "";
    public string RepresentativeName { get; init; } = "";
    public string RepresentativeDocumentKind { get; init; } = "ResidentId";
    public string RepresentativeDocumentNumber { get; init; } = "";

    /// <summary>Where the signing link is sent. Signing itself is released by a code to the number that the provider holds.</summary>
    public string RepresentativeMobile { get; init; } = "";
    public string Contact { get; init; } = "";
    public string Phone { get; init; } = "";
    public string Country { get; init; } = "";

    /// <summary>When the legal-person registry said so; null for data that the firm typed itself.</summary>
    public DateTimeOffset? RegistryAsOf { get; init; }

    public bool IsRegistryBacked => RegistryAsOf is not null;

    /// <summary>An open unit as it stands; the number for the signing link is not kept with it.</summary>
    public static UnitData Of(Enterprise enterprise) => new()
    {
        Origin = enterprise.Origin,
        Identifier = enterprise.Identifier,
        Name = enterprise.Name,
        EconomicType = enterprise.EconomicType,
        RegisteredPlace = enterprise.RegisteredPlace,
        RegistrationNumber = enterprise.RegistrationNumber,
        RegisteredCapital = enterprise.RegisteredCapital,
        RepresentativeName = enterprise.RepresentativeName,
        RepresentativeDocumentKind = enterprise.RepresentativeDocumentKind,
        RepresentativeDocumentNumber = enterprise.RepresentativeDocumentNumber,
        Contact = enterprise.Contact,
        Phone = enterprise.Phone,
        Country = enterprise.Country,
        RegistryAsOf = enterprise.RegistryAsOf,
    };
}
