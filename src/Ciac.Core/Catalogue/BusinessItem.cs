namespace Ciac.Core.Catalogue;

/// <summary>业务事项: what can be granted. A retired one (not active) stays, so that old grants still say its name.</summary>
public sealed class BusinessItem
{
    public required string Code { get; init; }
    public required string NameZh { get; set; }
    public required string NameEn { get; set; }
    public required string Description { get; set; }

    /// <summary>The menu group, e.g. <c>ProjectItems</c>.</summary>
    public required string Category { get; set; }
    public required int Position { get; set; }
    public required bool IsActive { get; set; }

    /// <summary>Tender filing 招标投标备案, which an individual user 个人用户 does as a person; nothing else is open to one.</summary>
    public bool IsForIndividuals => IsActive && Code == "online-tendering-tenderee";

    public string NameIn(System.Globalization.CultureInfo culture) => culture.TwoLetterISOLanguageName == "en" ? NameEn : NameZh;
}
