using System.Text.Json.Serialization;

namespace Ciac.Signing.Sealing;

/// <summary>What the widget of a signature field shows once it is signed. Serializable, so that a prepared signature can be drawn again.</summary>
[JsonDerivedType(typeof(RoundSeal), "round-seal")]
[JsonDerivedType(typeof(HandwrittenName), "handwritten-name")]
[JsonDerivedType(typeof(None), "none")]
public abstract record SignatureAppearance
{
    private SignatureAppearance()
    {
    }

    /// <summary>The red round seal of a unit: its name on the arc, a star, an optional number below.</summary>
    public sealed record RoundSeal(string UnitName, string? Number) : SignatureAppearance;

    /// <summary>A person's name in a handwriting face above the date.</summary>
    public sealed record HandwrittenName(string Name, DateOnly Date) : SignatureAppearance;

    /// <summary>The field keeps whatever it showed before it was signed.</summary>
    public sealed record None : SignatureAppearance;
}
