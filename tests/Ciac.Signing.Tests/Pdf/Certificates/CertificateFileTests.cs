using System.Xml.Linq;
using Ciac.Signing.Pdf;
using static Ciac.Signing.Tests.Pdf.PdfStructure;

namespace Ciac.Signing.Tests.Pdf.Certificates;

/// <summary>What programs of other makers find in a certificate.</summary>
public sealed class CertificateFileTests : IDisposable
{
    private readonly TemporaryPdf _use = new(SampleCertificates.Renderer.Render(SampleCertificates.UseFor("𠮷㐂𣲗路改造投标")));

    public void Dispose() => _use.Dispose();

    [Fact]
    public async Task Certificate_is_clean_for_qpdf_and_has_one_landscape_page()
    {
        var answer = await _use.CheckAsync();
        Assert.Contains("No syntax or stream encoding errors found", answer.Output, StringComparison.Ordinal);
        Assert.Empty(answer.Errors);
        var information = (await IndependentProgram.RunAsync("pdfinfo", _use.Path)).Output;
        Assert.Matches(@"Pages: +1\n", information);
        Assert.Matches(@"Page size: +841.89 x 595.276 pts \(A4\)", information);
        Assert.Matches(@"PDF version: +1.7\n", information);
    }

    [Fact]
    public async Task Every_font_is_embedded_as_subset_with_unicode()
    {
        var fonts = await _use.FontsAsync();
        Assert.Equal(["HanaMinA", "NotoSerifSC-Regular", "NotoSerifSC-Regular"], fonts.Select(font => font[0].Split('+')[1]).Order(StringComparer.Ordinal));
        Assert.All(fonts, font => Assert.Equal(["CID", "TrueType", "Identity-H", "yes", "yes", "yes"], font[1..7]));
        // Two subsets of one font in one file must not have one name.
        Assert.Equal(3, fonts.Select(font => font[0]).Distinct().Count());
    }

    [Fact]
    public async Task Catalog_and_metadata_are_those_of_an_archive_file()
    {
        var objects = (await _use.StructureAsync()).GetProperty("qpdf")[1];
        var catalog = Objects(objects, "/Type", "/Catalog").Single();
        Assert.Equal("u:zh-CN", Text(catalog, "/Lang"));
        Assert.Equal("/GTS_PDFA1", Text(catalog.GetProperty("/OutputIntents")[0], "/S"));
        var xmp = XDocument.Parse((await IndependentProgram.RunAsync("pdfinfo", "-meta", _use.Path)).Output);
        string Xmp(string name) => xmp.Descendants().Single(element => element.Name.LocalName == name).Value;
        var expected = (SampleCertificates.Use.Title, SampleCertificates.Use.Authority, "2", "U", "2026-11-25T13:02:44+08:00");
        Assert.Equal(expected, (Xmp("title"), Xmp("creator"), Xmp("part"), Xmp("conformance"), Xmp("CreateDate")));
        // PDF/A-2 forbids neither, but nothing here may be transparent or outside the file: what is printed is what is shown.
        Assert.Empty(Objects(objects, "/SMask", null));
        Assert.Empty(Objects(objects, "/ca", null));
        Assert.Empty(Objects(objects, "/F", "/URI"));
    }

    [Theory]
    [InlineData(false, "AuthoritySeal", "AuthoritySeal PlatformSeal")]
    [InlineData(true, "EnterpriseSeal", "EnterpriseSeal AuthoritySeal", "EnterpriseSeal AuthoritySeal PlatformSeal")]
    public async Task Fields_exist_unsigned_each_with_lock_flags_and_appearance(bool isUse, params string[] locked)
    {
        var certificate = isUse ? SampleCertificates.Use : SampleCertificates.Approval;
        using var file = new TemporaryPdf(SampleCertificates.Renderer.Render(certificate));
        var structure = await file.StructureAsync();
        var objects = structure.GetProperty("qpdf")[1];
        var fields = structure.GetProperty("acroform").GetProperty("fields").EnumerateArray().ToList();
        Assert.Equal(certificate.SignatureBoxes.Select(box => (box.FieldName, box.Label)), fields.Select(field => (Text(field, "fullname"), Text(field, "alternativename"))));
        Assert.All(fields, field => Assert.Equal(("/Sig", 132), (Text(field, "fieldtype"), field.GetProperty("annotation").GetProperty("annotationflags").GetInt32())));
        var widgets = Objects(objects, "/FT", "/Sig").ToList();
        var locks = widgets.Select(widget => Value(objects, Text(widget, "/Lock"))).ToList();
        Assert.All(locks, each => Assert.Equal(("/SigFieldLock", "/Include"), (Text(each, "/Type"), Text(each, "/Action"))));
        Assert.Equal(locked, locks.Select(each => string.Join(' ', each.GetProperty("/Fields").EnumerateArray().Select(name => name.GetString()![2..]))));
        Assert.All(widgets, widget => Assert.EndsWith(" 0 R", Text(widget.GetProperty("/AP"), "/N"), StringComparison.Ordinal));
        Assert.Equal(3, Objects(objects, "/SigFlags", null).Single().GetProperty("/SigFlags").GetInt32());
    }

    [Fact]
    public void Seals_stand_on_the_page_and_on_none_another()
    {
        foreach (var certificate in (CertificateDocument[])[SampleCertificates.Use, SampleCertificates.Approval])
        {
            var places = SignaturePlaces.Of(SampleCertificates.Renderer.Render(certificate));
            Assert.Equal(certificate.SignatureBoxes.Count, places.Count);
            Assert.All(places, place => Assert.True(place is { Page: 1, X: > 60, Y: > 370 } && place.X + place.Width < 780 && place.Y + place.Height < 510 && Math.Abs(place.Width - place.Height) < 0.01));
            Assert.All(places.OrderBy(place => place.X).Zip(places.OrderBy(place => place.X).Skip(1)), pair => Assert.True(pair.First.X + pair.First.Width < pair.Second.X));
        }
    }
}
