using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Ciac.Signing.Pdf.Certificates;

/// <summary>
/// Keeps the templates of the certificates that copies are made of just now. A template is a pure function of what it is kept under, so a document's bytes do not depend on what was drawn before.
/// </summary>
internal sealed class CertificateTemplates(CertificateStyle style)
{
    // Some 50 KB each. Beyond it all are dropped: which one will be asked for next is not known.
    private const int Limit = 64;

    private readonly ConcurrentDictionary<string, CertificateTemplate> _templates = new(StringComparer.Ordinal);

    public CertificateTemplate Of(CertificateDocument document)
    {
        var key = KeyOf(document);
        if (_templates.TryGetValue(key, out var known)) return known;
        if (_templates.Count >= Limit) _templates.Clear();
        return _templates.GetOrAdd(key, new CertificateTemplate(style, document));
    }

    // Every text that the template draws, each with its length, so that no two certificates have one key.
    private static string KeyOf(CertificateDocument document)
    {
        var key = new StringBuilder(512);
        key.Append(CultureInfo.InvariantCulture, $"{document.Use is not null} {document.ValidUntil:O} {document.ApprovedOn:O} {document.Holder.Count} {document.Grades.Count} {document.SignatureBoxes.Count}");
        Add(key, [document.Title, document.Copy, document.CertificateNumber, document.QrCaption, document.SiteWarning, document.Authority]);
        foreach (var row in document.Holder) Add(key, [row.Label, row.Value]);
        Add(key, document.Grades);
        foreach (var box in document.SignatureBoxes) Add(key, [box.Label]);
        return key.ToString();
    }

    private static void Add(StringBuilder key, IEnumerable<string> texts)
    {
        foreach (var text in texts) key.Append('\n').Append(text.Length).Append(' ').Append(text);
    }
}
