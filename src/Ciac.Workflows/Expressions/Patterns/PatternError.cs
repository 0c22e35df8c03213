namespace Ciac.Workflows.Expressions.Patterns;

/// <summary>A regular expression that is wrong or outside the subset.</summary>
internal sealed class PatternError(string message) : Exception($"Invalid regular expression: {message}");
