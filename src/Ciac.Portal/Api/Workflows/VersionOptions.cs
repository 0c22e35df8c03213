using System.Globalization;
using Ciac.Workflows.Definitions;

namespace Ciac.Portal.Api.Workflows;

/// <summary>Elsa's text for a choice of versions: a name, or a number.</summary>
public static class VersionOptions
{
    /// <summary>Null when the text is none of them.</summary>
    public static VersionChoice? Read(string? text, VersionChoice otherwise)
    {
        if (string.IsNullOrEmpty(text)) return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return new(VersionKind.Number, number);
        return Enum.TryParse<VersionKind>(text, ignoreCase: true, out var kind) && kind != VersionKind.Number ? new(kind) : null;
    }
}
