using System.Xml.Linq;
using static Ciac.Signing.Tests.Pdf.PdfStructure;

namespace Ciac.Signing.Tests.Pdf;

/// <summary>What programs of other makers find in a form.</summary>
public sealed class FormFileTests : IDisposable
{
    private readonly TemporaryPdf _sample = new(TestFonts.Renderer.Render(SampleForms.Activation));

    public void Dispose() => _sample.Dispose();

    [Fact]
    public async Task Sample_form_is_clean_for_qpdf()
    {
        var answer = await _sample.CheckAsync();
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("No syntax or stream encoding errors found", answer.Output, StringComparison.Ordinal);
        Assert.Empty(answer.Errors);
    }

    [Fact]
    public async Task Sample_form_has_every_font_embedded_as_subset_with_unicode()
    {
        var fonts = await _sample.FontsAsync();
        Assert.Equal(["HanaMinA", "NotoSerifSC-Bold", "NotoSerifSC-Regular"], fonts.Select(font => font[0].Split('+')[1]).Order(StringComparer.Ordinal));
        Assert.All(fonts, font => Assert.Equal(["CID", "TrueType", "Identity-H", "yes", "yes", "yes"], font[1..7]));
    }

    [Fact]
    public async Task Sample_form_gives_back_its_text_with_rare_characters()
    {
        var text = await _sample.UnbrokenTextAsync();
        var form = SampleForms.Activation;
        string[] single = [form.Title, form.Number, form.Header, form.QrCaption!, form.Footer!, "第1页/共1页", "2026年3月2日14:05:09"];
        var rows = form.Sections.SelectMany(section => section.Rows.SelectMany(row => new[] { row.Label, row.Value }).Prepend(section.Heading));
        var boxes = form.SignatureBoxes.SelectMany(box => new[] { box.Label, box.Signer });
        Assert.All([.. single, .. rows, .. boxes, .. form.Statements], expected => Assert.Contains(TemporaryPdf.Unbroken(expected), text, StringComparison.Ordinal));
        Assert.Contains("𠮷㐂𣲗", await _sample.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Qr_code_of_rendered_page_is_read_by_zbar()
    {
        var image = Assert.Single(await _sample.ImagesAsync(110));
        var answer = await IndependentProgram.RunAsync("zbarimg", "--quiet", "--raw", image);
        Assert.Equal(SampleForms.VerifyAddress, answer.Output.Trim());
    }

    [Fact]
    public async Task Signature_fields_exist_unsigned_with_flags_and_chinese_name()
    {
        var form = (await _sample.StructureAsync()).GetProperty("acroform");
        var fields = form.GetProperty("fields").EnumerateArray().ToList();
        Assert.False(form.GetProperty("needappearances").GetBoolean());
        Assert.Equal(SampleForms.Activation.SignatureBoxes.Select(box => (box.FieldName, box.Label)), fields.Select(field => (Text(field, "fullname"), Text(field, "alternativename"))));
        Assert.All(fields, field => Assert.Equal(("/Sig", 132), (Text(field, "fieldtype"), field.GetProperty("annotation").GetProperty("annotationflags").GetInt32())));

        var signatures = await IndependentProgram.RunAsync("pdfsig", _sample.Path);
        Assert.Equal(3, signatures.Output.Split("The signature form field is not signed.").Length - 1);
    }

    [Fact]
    public async Task Each_signature_field_locks_itself_and_the_ones_before_and_has_an_appearance()
    {
        var objects = (await _sample.StructureAsync()).GetProperty("qpdf")[1];
        var fields = Objects(objects, "/FT", "/Sig").ToList();
        var locks = fields.Select(field => Value(objects, Text(field, "/Lock"))).ToList();
        Assert.Equal(["u:enterprise", "u:enterprise u:representative", "u:enterprise u:representative u:platform"],
            locks.Select(each => string.Join(' ', each.GetProperty("/Fields").EnumerateArray().Select(name => name.GetString()))));
        Assert.All(locks, each => Assert.Equal(("/SigFieldLock", "/Include"), (Text(each, "/Type"), Text(each, "/Action"))));
        Assert.All(fields, field => Assert.EndsWith(" 0 R", Text(field.GetProperty("/AP"), "/N"), StringComparison.Ordinal));
        Assert.Equal(3, Objects(objects, "/SigFlags", null).Single().GetProperty("/SigFlags").GetInt32());
    }

    [Fact]
    public async Task Catalog_has_language_and_srgb_output_intent()
    {
        var objects = (await _sample.StructureAsync()).GetProperty("qpdf")[1];
        var catalog = Objects(objects, "/Type", "/Catalog").Single();
        Assert.Equal("u:zh-CN", Text(catalog, "/Lang"));
        Assert.Equal("/GTS_PDFA1", Text(catalog.GetProperty("/OutputIntents")[0], "/S"));
    }

    [Fact]
    public async Task Metadata_with_markup_in_title_is_well_formed_and_agrees_with_information()
    {
        const string title = "A&B <升级> \"确认\"表";
        using var file = new TemporaryPdf(TestFonts.Renderer.Render(SampleForms.Activation with { Title = title, Author = "甲 & 乙" }));
        var xmp = XDocument.Parse((await IndependentProgram.RunAsync("pdfinfo", "-meta", file.Path)).Output);
        var information = (await IndependentProgram.RunAsync("pdfinfo", file.Path)).Output;
        string Xmp(string name) => xmp.Descendants().Single(element => element.Name.LocalName == name).Value;
        Assert.Equal((title, "甲 & 乙", "2", "U", "2026-03-02T14:05:09+08:00"), (Xmp("title"), Xmp("creator"), Xmp("part"), Xmp("conformance"), Xmp("CreateDate")));
        Assert.Contains(title, information, StringComparison.Ordinal);
        Assert.Contains("甲 & 乙", information, StringComparison.Ordinal);
    }
}
