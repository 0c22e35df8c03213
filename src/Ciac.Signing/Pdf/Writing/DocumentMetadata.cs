using System.Globalization;
using System.Security;
using System.Text;
using System.Xml;

namespace Ciac.Signing.Pdf.Writing;

/// <summary>Title, author, language and date of a file, twice as PDF/A wants it: the information dictionary and XMP, both saying the same (ISO 19005-2 §6.6.2).</summary>
internal sealed record DocumentMetadata(string Title, string Author, string Language, DateTimeOffset Date)
{
    private const string Producer = "Ciac.Signing";

    /// <summary>A language tag (RFC 3066).</summary>
    public string Language { get; } = Language.Length > 0 && Language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
        ? Language
        : throw new ArgumentException("A language tag takes ASCII letters, digits and '-' only.", nameof(Language));

    public PdfBuffer Information() => new PdfBuffer()
        .Ascii("<</Title").TextString(Title).Ascii("/Author").TextString(Author)
        .Ascii($"/Creator({Producer})/Producer({Producer})/CreationDate({PdfDate})/ModDate({PdfDate})>>");

    public PdfBuffer Xmp() => PdfStream.Plain(Encoding.UTF8.GetBytes(Packet()), "/Type/Metadata/Subtype/XML");

    private string PdfDate => Date.ToString("'D:'yyyyMMddHHmmss", CultureInfo.InvariantCulture) + Date.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "'", StringComparison.Ordinal) + "'";

    private string Packet()
    {
        var date = Date.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        return $"""
            <?xpacket begin="{"\uFEFF"}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
            <pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
            <dc:format>application/pdf</dc:format>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{Escaped(Title)}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>{Escaped(Author)}</rdf:li></rdf:Seq></dc:creator>
            <dc:language><rdf:Bag><rdf:li>{Escaped(Language)}</rdf:li></rdf:Bag></dc:language>
            <xmp:CreatorTool>{Producer}</xmp:CreatorTool><xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
            <pdf:Producer>{Producer}</pdf:Producer>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>
            """;
    }

    private static string Escaped(string text) => SecurityElement.Escape(XmlConvert.VerifyXmlChars(text));
}
