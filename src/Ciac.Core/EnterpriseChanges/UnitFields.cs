using Ciac.Core.Audit;
using Ciac.Core.Enterprises;
using Ciac.Core.Enterprises.Identifiers;

namespace Ciac.Core.EnterpriseChanges;

/// <summary>Where a field's value comes from.</summary>
public enum FieldSource
{
    /// <summary>法人库.</summary>
    Registry,

    /// <summary>The unit's certificate.</summary>
    Certificate,

    /// <summary>填报.</summary>
    Typed,
}

/// <summary>One field of a unit with its source; <see cref="Value"/> is masked where it names a person's number.</summary>
public sealed record UnitField(string Name, string Value, FieldSource Source);

/// <summary>A field before and after; both masked where they name a person's number.</summary>
public sealed record FieldChange(string Name, string Before, string After, FieldSource Source);

/// <summary>The fields of a unit, one by one, in the order of its page and of its form.</summary>
public static class UnitFields
{
    private static readonly (string Name, Func<UnitData, string> Read)[] All =
    [
        (nameof(UnitData.Name), u => u.Name),
        (nameof(UnitData.Country), u => u.Country),
        (nameof(UnitData.EconomicType), u => u.EconomicType),
        (nameof(UnitData.RegisteredPlace), u => u.RegisteredPlace),
        (nameof(UnitData.RegistrationNumber), u => u.RegistrationNumber),
        (nameof(UnitData.RegisteredCapital), u => u.RegisteredCapital),
        (nameof(UnitData.RepresentativeName), u => u.RepresentativeName),
        (nameof(UnitData.RepresentativeDocumentKind), u => u.RepresentativeDocumentKind),
        (nameof(UnitData.RepresentativeDocumentNumber), u => u.RepresentativeDocumentNumber),
        (nameof(UnitData.Contact), u => u.Contact),
        (nameof(UnitData.Phone), u => u.Phone),
    ];

    public static IReadOnlyList<UnitField> Of(UnitData unit) =>
        [.. All.Where(f => IsOf(f.Name, unit)).Select(f => new UnitField(f.Name, Shown(f.Name, f.Read(unit)), SourceOf(f.Name, unit.Origin)))];

    /// <summary>Compared whole, shown masked.</summary>
    public static IReadOnlyList<FieldChange> Changes(UnitData before, UnitData after) =>
    [
        .. All.Where(f => f.Read(before) != f.Read(after))
            .Select(f => new FieldChange(f.Name, Shown(f.Name, f.Read(before)), Shown(f.Name, f.Read(after)), SourceOf(f.Name, after.Origin))),
    ];

    public static bool IsSameRepresentative(UnitData one, UnitData other) =>
        one.RepresentativeName == other.RepresentativeName
        && one.RepresentativeDocumentKind == other.RepresentativeDocumentKind
        && one.RepresentativeDocumentNumber == other.RepresentativeDocumentNumber;

    /// <summary>For the audit record: masked as everywhere.</summary>
    public static AuditChanges Line(UnitData before, UnitData after)
    {
        var line = new AuditChanges();
        foreach (var change in Changes(before, after)) line.Add(change.Name, change.Before, change.After);
        return line;
    }

    private static bool IsOf(string field, UnitData unit) => field != nameof(UnitData.Country) || unit.Origin == UnitOrigin.Overseas;

    private static FieldSource SourceOf(string field, UnitOrigin origin) => field switch
    {
        nameof(UnitData.Contact) or nameof(UnitData.Phone) => FieldSource.Typed,
        _ when origin == UnitOrigin.Local => FieldSource.Registry,
        nameof(UnitData.Name) => FieldSource.Certificate,
        _ => FieldSource.Typed,
    };

    private static string Shown(string field, string value) => field switch
    {
        nameof(UnitData.RepresentativeDocumentNumber) => Mask.IdNumber(value),
        nameof(UnitData.Phone) => Mask.Mobile(value),
        _ => value,
    };
}
