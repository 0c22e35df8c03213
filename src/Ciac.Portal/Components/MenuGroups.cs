namespace Ciac.Portal.Components;

/// <summary>One entry of the left menu; its text is the key Menu.‹Key› of MenuTexts. Without a page it is not open yet, and no link.</summary>
public sealed record MenuEntry(string Key, string? Href = null);

public sealed record MenuGroup(string Key, IReadOnlyList<MenuEntry> Entries);

/// <summary>The left menu of the manuals (S2 fig. 9), in their order and with their words.</summary>
public static class MenuGroups
{
    public static readonly IReadOnlyList<MenuGroup> All =
    [
        new("Users",
        [
            new("Enterprise", "/enterprise"),
            new("EnterpriseCertificates", "/certificates"),
            new("PersonalCertificates", "/personal"),
            new("OpenData"),
        ]),
        new("Business",
        [
            Items("ProjectItems"),
            Items("EnterpriseItems"),
            Items("PersonnelItems"),
            Items("IntegrityHandbook"),
            Items("SitePersonnel"),
            Items("Sites"),
            new("Qualifications", "/qualifications"),
            Items("Materials"),
            Items("EnergySaving"),
        ]),
    ];

    /// <summary>An individual user belongs to no unit: of all this only the own certificate.</summary>
    public static readonly IReadOnlyList<MenuGroup> ForIndividuals = [new("Users", [new("PersonalCertificates", "/personal")])];

    private static MenuEntry Items(string category) => new(category, $"/items?group={category}");
}
