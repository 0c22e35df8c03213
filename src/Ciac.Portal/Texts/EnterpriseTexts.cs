namespace Ciac.Portal.Texts;

/// <summary>Names the texts of the unit's information and of its changes.</summary>
public sealed class EnterpriseTexts;
