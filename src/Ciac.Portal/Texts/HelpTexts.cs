namespace Ciac.Portal.Texts;

/// <summary>The help pages.</summary>
public sealed class HelpTexts;
