using Ciac.Signing.Pdf.Files;
using Ciac.Signing.Pdf.Forms;
using Ciac.Signing.Pdf.Writing;

namespace Ciac.Signing.Pdf;

/// <summary>
/// Draws a <see cref="FormDocument"/> as A4, PDF 1.7, PDF/A-2u (ISO 19005-2), with embedded font subsets and with all signature fields and their locks in place.
/// Thread-safe; the same form gives the same bytes.
/// </summary>
public sealed class FormRenderer(FontLibrary fonts)
{
    private readonly FormStyle _style = new(fonts);

    /// <summary>Renders the form as a complete file.</summary>
    /// <exception cref="MissingGlyphException">A character of the form is in no font.</exception>
    /// <exception cref="ArgumentException">A field name or the language is not plain ASCII, or two field names are the same.</exception>
    public byte[] Render(FormDocument form)
    {
        ArgumentNullException.ThrowIfNull(form);
        FieldName.CheckDifferent(form.SignatureBoxes);

        var resources = new FontResources();
        SettledTexts.Register(resources, fonts, form);
        var sheet = new FormSheet(form, _style, resources);
        TitleBlock.Draw(sheet, form);
        var table = new SectionTable(sheet);
        foreach (var section in form.Sections) table.Draw(section);
        StatementBlock.Draw(sheet, form.StatementHeading, form.Statements);
        SignatureBlock.Draw(sheet, form.SignatureBoxes);
        SignatureBlock.DrawByHand(sheet, form.HandBoxes);
        sheet.Finish();

        var author = form.Author.Length > 0 ? form.Author : form.Header;
        return Write(sheet, resources, new DocumentMetadata(form.Title, author, form.Language, form.GeneratedOn));
    }

    private static byte[] Write(FormSheet sheet, FontResources fonts, DocumentMetadata metadata)
    {
        var file = new DocumentFile { Headings = sheet.Headings };
        var resources = file.Write(new PdfBuffer().Ascii(fonts.WriteTo(file.Sink)).Written);
        foreach (var page in sheet.Pages)
        {
            var content = file.Write(PdfStream.Compressed(page.Canvas.Content).Written);
            file.AddPage(new PageParts(FormStyle.PageWidth, FormStyle.PageHeight, [content], resources) { Fields = page.Fields });
        }

        return file.Finish(metadata);
    }
}
