namespace Ciac.Portal.Texts;

/// <summary>Names the texts of certificate upgrades.</summary>
public sealed class UpgradeTexts;
