namespace Ciac.Portal.Texts;

/// <summary>Names the texts of the components and of the frame around a page.</summary>
public sealed class ComponentTexts;
