using Ciac.Signing.Pdf.Drawing;
using Ciac.Signing.Pdf.Files;
using Ciac.Signing.Pdf.Writing;

namespace Ciac.Signing.Pdf.Certificates;

/// <summary>What all copies of one version of a certificate have in common, drawn, with its fonts, as the beginning of their files. Immutable.</summary>
internal sealed class CertificateTemplate
{
    private const double ApprovalBodyFoot = 214;
    private const double UseBodyFoot = 278;
    private const double ApprovalBodyTop = 436;
    private const double UseBodyTop = 448;

    private readonly DocumentFile _beginning = new();
    private readonly CertificateStyle _style;
    private readonly FontResources _fonts = new();
    private readonly string _fontEntries;
    private readonly string _drawings;
    private readonly int _ground;
    private readonly int _texts;

    public CertificateTemplate(CertificateStyle style, CertificateDocument document)
    {
        _style = style;
        SettledCertificateTexts.Register(_fonts, style.Fonts, document);
        var canvas = new PdfCanvas(_fonts);
        HeadingZone.Draw(canvas, style, document);
        BodyZones.Draw(canvas, style, document, document.Use is null ? Body(ApprovalBodyFoot, ApprovalBodyTop) : Body(UseBodyFoot, UseBodyTop));
        CheckZone.DrawTexts(canvas, style, document);
        AuthorityZone.Draw(canvas, style, document);
        SealPlaces.DrawLabels(canvas, style, document);
        FootLine.DrawRule(canvas);
        (_ground, _drawings) = CertificateGround.WriteTo(_beginning);
        _texts = Write(_beginning, canvas);
        _fontEntries = _fonts.WriteEntriesTo(_beginning.Sink);
    }

    /// <summary>Draws one copy on it.</summary>
    public byte[] Fill(CertificateDocument document)
    {
        var fonts = new FontResources(_fonts);
        var file = new DocumentFile(_beginning);
        List<int> contents = [_ground];
        if (document.Use is { } use) contents.Add(Write(file, Watermark(fonts, use)));
        contents.AddRange([_texts, Write(file, OfCopy(fonts, document))]);
        var resources = file.Write(new PdfBuffer().Ascii($"<</Font<<{_fontEntries}{fonts.WriteEntriesTo(file.Sink)}>>/XObject<<{_drawings}>>>>").Written);
        file.AddPage(new PageParts(CertificateStyle.PageWidth, CertificateStyle.PageHeight, contents, resources) { Fields = SealPlaces.Of(document) });
        return file.Finish(new DocumentMetadata(document.Title, document.Authority, document.Language, document.GeneratedOn));
    }

    private PdfCanvas Watermark(FontResources fonts, CertificateUse use)
    {
        var canvas = new PdfCanvas(fonts);
        PurposeWatermark.Draw(canvas, _style, use.Purpose);
        return canvas;
    }

    private PdfCanvas OfCopy(FontResources fonts, CertificateDocument document)
    {
        var canvas = new PdfCanvas(fonts);
        if (document.Use is { } use) UseZone.Draw(canvas, _style, use);
        CheckZone.DrawQr(canvas, document.QrText);
        AuthorityZone.DrawString(canvas, _style, document.SignatureString);
        FootLine.Draw(canvas, _style, document);
        return canvas;
    }

    private static int Write(DocumentFile file, PdfCanvas canvas) => file.Write(PdfStream.Compressed(canvas.EnclosedContent).Written);

    private static PdfRectangle Body(double foot, double top) => new(CertificateStyle.Left, foot, CertificateStyle.Width, top - foot);
}
