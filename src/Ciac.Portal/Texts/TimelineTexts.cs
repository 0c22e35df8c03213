namespace Ciac.Portal.Texts;

/// <summary>What happened to a business object, by the name of its audit event.</summary>
public sealed class TimelineTexts;
