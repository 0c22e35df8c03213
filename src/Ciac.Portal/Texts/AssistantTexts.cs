namespace Ciac.Portal.Texts;

/// <summary>Names the texts about the user's certificate assistant, on the page and in the scripts (Script.*).</summary>
public sealed class AssistantTexts;
