namespace Ciac.Workflows.Definitions;

/// <summary>One finding of the validation of a definition.</summary>
/// <param name="Number">For example <c>WF-003</c>; the list is in the room's README.</param>
/// <param name="IsError">Errors prevent publishing; warnings do not.</param>
/// <param name="ActivityId">The activity concerned, if any.</param>
/// <param name="Text">One sentence in English.</param>
public sealed record DefinitionFinding(string Number, bool IsError, string? ActivityId, string Text);
