using System.Security.Cryptography;
using Ciac.Signing.Pdf.Reading;
using Ciac.Signing.Sealing;

namespace Ciac.Signing.Archiving;

/// <summary>The revision that adds a document timestamp in a field of its own that takes no room on a page (EN 319 142-1 §5.4.3).</summary>
internal static class DocumentTimestampRevision
{
    public static PreparedFile Build(ReadOnlyMemory<byte> pdf, int reservedBytes)
    {
        var file = PdfFile.Open(pdf);
        if (file.Catalog["AcroForm"] is not PdfReference formId) throw new SealingException(SealingFailure.NotPermitted, "the form has to be an indirect object");
        var update = new PdfUpdate(file);
        var body = SignatureDictionary.ForTimestamp(reservedBytes);
        var value = update.Reserve();
        var offset = update.Write(value, body.Bytes);
        var field = update.Reserve();
        update.Write(field, Field(file, value));
        var form = file.Dictionary(formId);
        var fields = new PdfArray([.. file.Items(form["Fields"]), new PdfReference(field, 0)]);
        update.Write(formId.Number, form.With("Fields", fields).With("SigFlags", PdfNumber.Of(3)));
        return new PreparedFile(update.Finish(SHA256.HashData(pdf.Span)[..16]), offset, body);
    }

    private static PdfDictionary Field(PdfFile file, int value)
    {
        var names = SignatureFieldTree.Read(file).Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        var name = Enumerable.Range(1, names.Count + 1).Select(n => FormattableString.Invariant($"timestamp-{n}")).First(name => !names.Contains(name));
        var zero = PdfNumber.Of(0);
        return new PdfDictionary(
        [
            new("Type", new PdfName("Annot")),
            new("Subtype", new PdfName("Widget")),
            new("FT", new PdfName("Sig")),
            new("T", new PdfString(System.Text.Encoding.ASCII.GetBytes(name))),
            new("F", PdfNumber.Of(132)),
            new("Rect", new PdfArray([zero, zero, zero, zero])),
            new("V", new PdfReference(value, 0)),
        ]);
    }
}
