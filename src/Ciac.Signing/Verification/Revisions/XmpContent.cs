using System.Xml;
using System.Xml.Linq;

namespace Ciac.Signing.Verification.Revisions;

/// <summary>Compares two XMP packets, leaving out what every save refreshes.</summary>
internal static class XmpContent
{
    private const string Xmp = "http://ns.adobe.com/xap/1.0/";
    private const string Pdf = "http://ns.adobe.com/pdf/1.3/";
    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XName[] Refreshed = [XName.Get("ModifyDate", Xmp), XName.Get("MetadataDate", Xmp), XName.Get("Producer", Pdf)];

    public static bool IsSame(ReadOnlyMemory<byte> then, ReadOnlyMemory<byte> now)
    {
        if (then.Span.SequenceEqual(now.Span)) return true;
        try
        {
            return Lasting(then).SetEquals(Lasting(now));
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static HashSet<string> Lasting(ReadOnlyMemory<byte> packet)
    {
        using var stream = new MemoryStream(packet.ToArray(), writable: false);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var root = XDocument.Load(reader).Root!;
        var facts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var description in root.Descendants(XName.Get("Description", Rdf)))
        {
            foreach (var attribute in description.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && !Refreshed.Contains(attribute.Name))) facts.Add($"{attribute.Name}={attribute.Value}");
            foreach (var element in description.Elements().Where(element => !Refreshed.Contains(element.Name))) facts.Add($"{element.Name}={Plain(element)}");
        }
        return facts;
    }

    private static string Plain(XElement element) => element.HasElements ? string.Concat(element.Descendants().Select(inner => inner.Name + ":" + (inner.HasElements ? "" : inner.Value) + ";")) : element.Value;
}
