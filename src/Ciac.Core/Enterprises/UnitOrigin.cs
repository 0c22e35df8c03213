namespace Ciac.Core.Enterprises;

/// <summary>The four categories of firm, which decide where its data comes from (1-domain, Enterprise).</summary>
public enum UnitOrigin
{
    Local,
    LocalWithoutCode,
    OtherProvince,
    Overseas,
}
