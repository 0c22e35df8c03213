namespace Ciac.Core.Outside.Registry;

/// <summary>An enterprise as the registry holds it, with the time at which it held it so.</summary>
public sealed record RegistryEntry
{
    public required string Identifier { get; init; }
    public required string Name { get; init; }
    public string? EconomicType { get; init; }
    public string? RegisteredPlace { get; init; }
    public string? RegistrationNumber { get; init; }
    public string? RegisteredCapital { get; init; }

    /// <summary>"active" or the registry's word for what ended the enterprise.</summary>
    public required string Status { get; init; }
    public required RegistryPerson LegalRepresentative { get; init; }
    public required DateTimeOffset AsOf { get; init; }

    public bool IsActive => Status == "active";
}

public sealed record RegistryPerson(string Name, string IdType, string IdNumber)
{
    /// <summary>A person's name and number never reach a log by accident.</summary>
    public override string ToString() => IdType;
}
