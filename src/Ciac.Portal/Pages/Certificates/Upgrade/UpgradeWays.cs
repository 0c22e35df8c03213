namespace Ciac.Portal.Pages.Certificates.Upgrade;

/// <summary>The addresses of upgrades.</summary>
public static class UpgradeWays
{
    /// <summary>Where an upgrade is waited for, and where its key swap takes place.</summary>
    public static string To(string number, string rest = "") => $"/certificates/upgrades/{number}{rest}";

    /// <summary>Whether a business object's number is one of an upgrade.</summary>
    public static bool Owns(string number) => number.StartsWith("SJ", StringComparison.Ordinal);
}
