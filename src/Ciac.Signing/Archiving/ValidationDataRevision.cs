using System.Security.Cryptography;
using Ciac.Signing.Pdf.Reading;

namespace Ciac.Signing.Archiving;

/// <summary>The revision that adds a document security store, or adds to the one that is there (EN 319 142-1 §5.4.2).</summary>
internal static class ValidationDataRevision
{
    public static byte[] Append(ReadOnlyMemory<byte> pdf, ValidationData data)
    {
        var file = PdfFile.Open(pdf);
        var update = new PdfUpdate(file);
        var store = file.Dictionary(file.Catalog["DSS"]);
        if (!store.Has("Type")) store = store.With("Type", new PdfName("DSS"));
        store = Add(file, update, store, ("Certs", data.Certificates));
        store = Add(file, update, store, ("OCSPs", data.OcspResponses));
        store = Add(file, update, store, ("CRLs", data.Lists));
        var number = file.Catalog["DSS"] is PdfReference known ? known.Number : update.Reserve();
        update.Write(number, store);
        var root = file.Trailer["Root"] as PdfReference ?? throw new PdfFormatException("/Root is no reference");
        if (file.Catalog["DSS"] is not PdfReference) update.Write(root.Number, file.Catalog.With("DSS", new PdfReference(number, 0)));
        return update.Finish(SHA256.HashData(pdf.Span)[..16]);
    }

    /// <summary>Appends what the list lacks; nothing in it is ever taken out.</summary>
    private static PdfDictionary Add(PdfFile file, PdfUpdate update, PdfDictionary store, (string Key, IReadOnlyList<byte[]> Items) list)
    {
        var present = file.Items(store[list.Key]);
        var known = present.Select(file.Get).OfType<Pdf.Reading.PdfStream>().Select(stream => Convert.ToHexString(SHA256.HashData(file.Decode(stream).Span))).ToHashSet();
        var items = new List<PdfValue>(present);
        foreach (var item in list.Items.Where(item => known.Add(Convert.ToHexString(SHA256.HashData(item)))))
        {
            var number = update.Reserve();
            update.Write(number, Pdf.Writing.PdfStream.Compressed(item).Written);
            items.Add(new PdfReference(number, 0));
        }
        return items.Count == 0 ? store : store.With(list.Key, new PdfArray(items));
    }
}
