using Ciac.Signing.Pdf.Reading;

namespace Ciac.Signing.Sealing;

/// <summary>What the signatures that a file already holds allow the next one to do (ISO 32000-2 §12.8.2).</summary>
internal static class SigningPermission
{
    /// <exception cref="SealingException">The next signature would break an earlier one.</exception>
    public static void Demand(PdfFile file, IReadOnlyList<SignatureField> fields, SignatureParameters parameters)
    {
        var earlier = fields.Where(field => field.IsSigned).Select(field => file.Dictionary(field.Dictionary["V"])).ToList();
        if (parameters.Certify && earlier.Count > 0) throw Forbidden("only the first signature of a file can certify it");
        foreach (var transform in earlier.SelectMany(signature => Transforms(file, signature)))
        {
            if (transform is DocMdp { Permission: 1 }) throw Forbidden("the file is certified against every change");
            if (transform is FieldMdp locks && locks.Covers(parameters.FieldName)) throw Forbidden("an earlier signature locks this field");
        }
    }

    /// <summary>The transforms of one signature dictionary, in order; unknown ones are left out.</summary>
    public static IEnumerable<SignatureTransform> Transforms(PdfFile file, PdfDictionary signature)
    {
        foreach (var item in file.Items(signature["Reference"]))
        {
            var reference = file.Dictionary(item);
            var parameters = file.Dictionary(reference["TransformParams"]);
            if (reference.IsName("TransformMethod", "DocMDP")) yield return new DocMdp(Permission(parameters["P"]));
            if (reference.IsName("TransformMethod", "FieldMDP")) yield return FieldMdp.Read(file, parameters);
        }
    }

    // 2 is the default of ISO 32000-2, table 257.
    private static int Permission(PdfValue value) => value is PdfNumber number && number.TryInteger(out var p) && p is >= 1 and <= 3 ? (int)p : 2;

    private static SealingException Forbidden(string why) => new(SealingFailure.NotPermitted, why);
}

/// <summary>How a signature limits later changes.</summary>
internal abstract record SignatureTransform;

/// <summary>The certification level: 1 nothing, 2 forms and signatures, 3 annotations too.</summary>
internal sealed record DocMdp(int Permission) : SignatureTransform;

/// <summary>The fields that a signature locks: all, the listed ones, or all but the listed ones.</summary>
internal sealed record FieldMdp(string Action, IReadOnlySet<string> Fields) : SignatureTransform
{
    public bool Covers(string field) => Action switch
    {
        "Include" => Listed(field),
        "Exclude" => !Listed(field),
        _ => true,
    };

    public static FieldMdp Read(PdfFile file, PdfDictionary parameters) => new(
        parameters["Action"] is PdfName action ? action.Value : "All",
        file.Items(parameters["Fields"]).Select(file.Get).OfType<PdfString>().Select(name => name.Text).ToHashSet(StringComparer.Ordinal));

    // Naming a parent locks what is below it.
    private bool Listed(string field) => Fields.Any(name => field == name || field.StartsWith(name + ".", StringComparison.Ordinal));
}
