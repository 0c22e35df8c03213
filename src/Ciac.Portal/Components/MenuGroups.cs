namespace Ciac.Portal.Components;

/// <summary>One entry of the left menu; its text is the key Menu.‹Key› of MenuTexts.</summary>
public sealed record MenuEntry(string Key, string Href);

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
            new("PersonalCertificates", "/certificates/personal"),
            new("OpenData", "/open-data"),
        ]),
        new("Business",
        [
            new("ProjectItems", "/items/project"),
            new("EnterpriseItems", "/items/enterprise"),
            new("PersonnelItems", "/items/personnel"),
            new("IntegrityHandbook", "/items/integrity"),
            new("SitePersonnel", "/items/site-personnel"),
            new("Sites", "/items/sites"),
            new("Qualifications", "/qualifications"),
            new("Materials", "/items/materials"),
            new("EnergySaving", "/items/energy-saving"),
        ]),
    ];
}
