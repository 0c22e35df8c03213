namespace Ciac.Portal.Texts;

/// <summary>Names the texts of what people are told.</summary>
public sealed class MessageTexts;
