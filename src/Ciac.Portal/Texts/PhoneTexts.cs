namespace Ciac.Portal.Texts;

/// <summary>Names the texts of 待我签署 and 签署记录 on the phone.</summary>
public sealed class PhoneTexts;
