using Ciac.Core.Outside.Registry;

namespace Ciac.Core.Enterprises;

/// <summary>The registry's data of a locally registered unit. A question: asked before any transaction.</summary>
public sealed class FetchUnit(ILegalPersonRegistry registry)
{
    public async Task<Outcome<UnitData>> HandleAsync(string identifier, string nameInCertificate, CancellationToken ct)
    {
        var latest = await LatestAsync(identifier, ct);
        return latest.Value is { } unit && unit.Name != nameInCertificate ? EnterpriseRefusals.NameDiffers : latest;
    }

    /// <summary>Whatever the certificate says; of an open unit, whose certificate may lag behind.</summary>
    public async Task<Outcome<UnitData>> LatestAsync(string identifier, CancellationToken ct) =>
        await registry.FindAsync(identifier, ct) switch
        {
            RegistryResult.Found { Entry.IsActive: false } => EnterpriseRefusals.NotActiveInRegistry,
            RegistryResult.Found { Entry: var entry } => Of(entry),
            RegistryResult.NotFound => EnterpriseRefusals.NotInRegistry,
            _ => EnterpriseRefusals.RegistryBusy,
        };

    private static UnitData Of(RegistryEntry entry) => new()
    {
        Origin = UnitOrigin.Local,
        Identifier = entry.Identifier,
        Name = entry.Name,
        EconomicType = entry.EconomicType ?? "",
        RegisteredPlace = entry.RegisteredPlace ?? "",
        RegistrationNumber = entry.RegistrationNumber ?? "",
        RegisteredCapital = entry.RegisteredCapital ?? "",
        RepresentativeName = entry.LegalRepresentative.Name,
        RepresentativeDocumentKind = nameof(Identifiers.HolderDocumentKind.ResidentId),
        RepresentativeDocumentNumber = entry.LegalRepresentative.IdNumber,
        RegistryAsOf = entry.AsOf,
    };
}
