using Ciac.Signing.Pdf.Drawing;
using Ciac.Signing.Pdf.Files;
using Ciac.Signing.Pdf.Writing;

namespace Ciac.Signing.Pdf.Certificates;

/// <summary>What all copies of one version of a certificate have in common, drawn, with its fonts, as the beginning of their files.</summary>
internal sealed class CertificateTemplate
{
    private const double ApprovalBodyFoot = 214;
    private const double UseBodyFoot = 274;
    private const double ApprovalBodyTop = 436;
    private const double UseBodyTop = 448;

    private readonly DocumentFile _beginning = new();
    private readonly int _ground;
    private readonly int _texts;
    private readonly string _fonts;

    public CertificateTemplate(CertificateStyle style, CertificateDocument document)
    {
        var fonts = new FontResources();
        SettledCertificateTexts.RegisterCommon(fonts, style.Fonts, document);
        var canvas = new PdfCanvas(fonts);
        HeadingZone.Draw(canvas, style, document);
        BodyZones.Draw(canvas, style, document, document.Use is null ? Body(ApprovalBodyFoot, ApprovalBodyTop) : Body(UseBodyFoot, UseBodyTop));
        CheckZone.DrawTexts(canvas, style, document);
        AuthorityZone.Draw(canvas, style, document);
        SealPlaces.DrawLabels(canvas, style, document);
        FootLine.DrawRule(canvas);
        _ground = _beginning.Write(CertificateGround.Stream);
        _fonts = fonts.WriteEntriesTo(_beginning.Sink);
        _texts = _beginning.Write(PdfStream.Compressed(canvas.EnclosedContent).Written);
    }

    /// <summary>Draws one copy on it.</summary>
    public byte[] Fill(CertificateStyle style, CertificateDocument document)
    {
        var fonts = new FontResources("V");
        SettledCertificateTexts.RegisterCopy(fonts, style.Fonts);
        var file = new DocumentFile(_beginning);
        var under = new PdfCanvas(fonts);
        var canvas = new PdfCanvas(fonts);
        if (document.Use is { } use)
        {
            PurposeWatermark.Draw(under, style, use.Purpose);
            UseZone.Draw(canvas, style, use);
        }

        CheckZone.DrawQr(canvas, document.QrText);
        AuthorityZone.DrawString(canvas, style, document.SignatureString);
        FootLine.Draw(canvas, style, document);
        var (watermark, content) = (file.Write(PdfStream.Compressed(under.EnclosedContent).Written), file.Write(PdfStream.Compressed(canvas.EnclosedContent).Written));
        var resources = file.Write(new PdfBuffer().Ascii(FontResources.Dictionary(_fonts + fonts.WriteEntriesTo(file.Sink))).Written);
        file.AddPage(new PageParts(CertificateStyle.PageWidth, CertificateStyle.PageHeight, [_ground, watermark, _texts, content], resources) { Fields = SealPlaces.Of(document) });
        return file.Finish(new DocumentMetadata(document.Title, document.Authority, document.Language, document.GeneratedOn));
    }

    private static PdfRectangle Body(double foot, double top) => new(CertificateStyle.Left, foot, CertificateStyle.Width, top - foot);
}
