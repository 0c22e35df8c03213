using Ciac.Core.Enterprises.Identifiers;

namespace Ciac.Core.Enterprises;

/// <summary>What a firm typed of itself; the identifier and the name come from its certificate, never from the form.</summary>
public sealed record UnitForm
{
    public string? EconomicType { get; init; }
    public string? RegisteredPlace { get; init; }
    public string? RegistrationNumber { get; init; }
    public string? RegisteredCapital { get; init; }
    public string? RepresentativeName { get; init; }
    public string? RepresentativeDocumentKind { get; init; }
    public string? RepresentativeDocumentNumber { get; init; }
    public string? RepresentativeMobile { get; init; }
    public string? Contact { get; init; }
    public string? Phone { get; init; }
    public string? Country { get; init; }
}

/// <summary>Checks the data of a unit that is not backed by the registry (1-domain, Enterprise).</summary>
public static class CheckUnit
{
    /// <summary>The categories that fit the code in the certificate; the registry decides between the first two of a credit code.</summary>
    public static IReadOnlyList<UnitOrigin> OriginsOf(string identifier) => identifier switch
    {
        _ when identifier.StartsWith("WJ", StringComparison.Ordinal) => [UnitOrigin.Overseas],
        _ when identifier.StartsWith("PDY", StringComparison.Ordinal) => [UnitOrigin.LocalWithoutCode],
        _ when CreditCode.TryParse(identifier, out _, out _) => [UnitOrigin.Local, UnitOrigin.OtherProvince],
        _ => [],
    };

    /// <summary>A registry-backed unit takes only what the registry does not hold: contact, phone and the number for the link.</summary>
    public static Outcome<UnitData> Merge(UnitData known, UnitForm form)
    {
        var checks = new FormChecks();
        var unit = known with
        {
            RepresentativeMobile = checks.Mobile(nameof(form.RepresentativeMobile), form.RepresentativeMobile, required: false),
            Contact = checks.Text(nameof(form.Contact), form.Contact, 40, required: false),
            Phone = checks.Text(nameof(form.Phone), form.Phone, 30, required: false),
        };
        if (!known.IsRegistryBacked) unit = Typed(unit, form, checks);
        return checks.Refusals.Count > 0 ? Outcome.Refused<UnitData>(checks.Refusals) : unit;
    }

    private static UnitData Typed(UnitData unit, UnitForm form, FormChecks checks) => unit with
    {
        EconomicType = checks.Text(nameof(form.EconomicType), form.EconomicType, 40),
        RegisteredPlace = checks.Text(nameof(form.RegisteredPlace), form.RegisteredPlace, 120),
        RegistrationNumber = checks.Text(nameof(form.RegistrationNumber), form.RegistrationNumber, 60),
        RegisteredCapital = checks.Text(nameof(form.RegisteredCapital), form.RegisteredCapital, 40, required: false),
        RepresentativeName = checks.Text(nameof(form.RepresentativeName), form.RepresentativeName, 60),
        RepresentativeDocumentKind = form.RepresentativeDocumentKind ?? nameof(HolderDocumentKind.ResidentId),
        RepresentativeDocumentNumber = checks.Document(
            nameof(form.RepresentativeDocumentNumber), form.RepresentativeDocumentKind, form.RepresentativeDocumentNumber),
        Country = checks.Text(nameof(form.Country), form.Country, 40, required: unit.Origin == UnitOrigin.Overseas),
    };
}
