namespace Ciac.Core.Enterprises;

/// <summary>A firm that is open in the portal. It exists from the moment its first main certificate, licence or account takes effect.</summary>
public sealed class Enterprise
{
    public required Guid Id { get; init; }
    public required UnitOrigin Origin { get; init; }
    public required string Identifier { get; init; }
    public required string Name { get; set; }
    public required string EconomicType { get; set; }
    public required string RegisteredPlace { get; set; }
    public required string RegistrationNumber { get; set; }
    public required string RegisteredCapital { get; set; }
    public required string RepresentativeName { get; set; }
    public required string RepresentativeDocumentKind { get; set; }
    public required string RepresentativeDocumentNumber { get; set; }
    public required string Contact { get; set; }
    public required string Phone { get; set; }
    public required string Country { get; set; }
    public DateTimeOffset? RegistryAsOf { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    public static Enterprise Open(UnitData unit, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Origin = unit.Origin,
        Identifier = unit.Identifier,
        Name = unit.Name,
        EconomicType = unit.EconomicType,
        RegisteredPlace = unit.RegisteredPlace,
        RegistrationNumber = unit.RegistrationNumber,
        RegisteredCapital = unit.RegisteredCapital,
        RepresentativeName = unit.RepresentativeName,
        RepresentativeDocumentKind = unit.RepresentativeDocumentKind,
        RepresentativeDocumentNumber = unit.RepresentativeDocumentNumber,
        Contact = unit.Contact,
        Phone = unit.Phone,
        Country = unit.Country,
        RegistryAsOf = unit.RegistryAsOf,
        CreatedAt = now,
    };

    /// <summary>Its data becomes what a confirmed change says; category and identifier are for ever.</summary>
    public void Take(UnitData unit)
    {
        Name = unit.Name;
        EconomicType = unit.EconomicType;
        RegisteredPlace = unit.RegisteredPlace;
        RegistrationNumber = unit.RegistrationNumber;
        RegisteredCapital = unit.RegisteredCapital;
        RepresentativeName = unit.RepresentativeName;
        RepresentativeDocumentKind = unit.RepresentativeDocumentKind;
        RepresentativeDocumentNumber = unit.RepresentativeDocumentNumber;
        Contact = unit.Contact;
        Phone = unit.Phone;
        Country = unit.Country;
        RegistryAsOf = unit.RegistryAsOf;
    }
}
