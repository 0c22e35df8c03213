namespace Ciac.Portal.Texts;

/// <summary>Names the texts of tasks and to-dos.</summary>
public sealed class TaskTexts;
