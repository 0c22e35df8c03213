namespace Ciac.Core.Qualifications;

/// <summary>资质类别及等级: a category and its grade, e.g. 建筑工程总承包 · 二级.</summary>
public sealed record QualificationGrade(string Category, string Grade)
{
    public override string ToString() => Category + Grade;
}

/// <summary>What one version of a certificate says: zones B, C and F, as the authority approved them.</summary>
public sealed record QualificationContent
{
    public required string EnterpriseName { get; init; }
    public required string RegisteredAddress { get; init; }
    public required string RegistrationNumber { get; init; }
    public required string RepresentativeName { get; init; }
    public required string RegisteredCapital { get; init; }
    public required string EconomicType { get; init; }
    public required IReadOnlyList<QualificationGrade> Grades { get; init; }
    public required string Authority { get; init; }

    /// <summary>批准日期.</summary>
    public required DateOnly ApprovedOn { get; init; }

    /// <summary>The first valid day: counted from the announcement of the approval, not from the day of collection.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>有效期至: the last valid day.</summary>
    public required DateOnly ValidUntil { get; init; }
}
