namespace Ciac.Core;

/// <summary>
/// A numbered "no": what the person reads in both languages, and the HTTP status that goes with it.
/// Refusals are static members of the <c>…Refusals</c> class of a room, so a list of all of them (help page, tests) is a walk over the assembly.
/// </summary>
public sealed record Refusal(string Code, int Status, string Zh, string En)
{
    /// <summary>The form field the sentence belongs beside; null when it concerns the whole request.</summary>
    public string? Field { get; init; }

    public Refusal For(string field) => this with { Field = field };

    /// <summary>Fills the numbered places of the sentence, e.g. the tries that are left.</summary>
    public Refusal With(params object[] values) => this with
    {
        Zh = string.Format(System.Globalization.CultureInfo.InvariantCulture, Zh, values),
        En = string.Format(System.Globalization.CultureInfo.InvariantCulture, En, values),
    };

    public string In(System.Globalization.CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == "en" ? En : Zh;

    /// <summary>Every refusal of this assembly, for the help page and the tests.</summary>
    public static IReadOnlyList<Refusal> All { get; } =
        [.. typeof(Refusal).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Refusals", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static))
            .Where(field => field.FieldType == typeof(Refusal))
            .Select(field => (Refusal)field.GetValue(null)!)
            .OrderBy(refusal => refusal.Code, StringComparer.Ordinal)];
}
