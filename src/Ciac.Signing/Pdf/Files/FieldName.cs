namespace Ciac.Signing.Pdf.Files;

/// <summary>Names of signature fields: plain ASCII without the dot, which separates levels of a field tree (ISO 32000-1 §12.7.3.2).</summary>
internal static class FieldName
{
    public static string Checked(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? name
            : throw new ArgumentException("A field name takes ASCII letters, digits, '-' and '_' only.", nameof(name));

    public static void CheckDifferent(IEnumerable<SignatureBox> boxes)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (!boxes.All(box => names.Add(Checked(box.FieldName)))) throw new ArgumentException("Two signature boxes have the same field name.", nameof(boxes));
    }
}
