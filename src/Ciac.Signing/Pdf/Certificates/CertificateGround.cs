using Ciac.Signing.Pdf.Drawing;
using Ciac.Signing.Pdf.Files;
using Ciac.Signing.Pdf.Writing;

namespace Ciac.Signing.Pdf.Certificates;

/// <summary>What lies under every certificate: the guilloche border and the faint rosette in the middle. What repeats is a drawing of its own, so all of it takes little of the file.</summary>
internal static class CertificateGround
{
    private static readonly Lazy<PdfCanvas> Content = new(Draw);

    private static readonly Lazy<(string Name, PdfDrawing Drawing)[]> Drawings = new(() =>
        [(GuillocheBorder.Wave, GuillocheBorder.DrawWave()), (GuillocheBorder.Rosette, GuillocheBorder.DrawRosette()), (GroundRosette.Petal, GroundRosette.DrawPetal())]);

    /// <summary>Writes the content stream, and the drawings that it names as entries of the page's resources.</summary>
    public static (int Content, string Drawings) WriteTo(DocumentFile file)
    {
        var content = file.Write(PdfStream.Compressed(Content.Value.EnclosedContent).Written);
        return (content, string.Concat(Drawings.Value.Select(each => $"/{each.Name} {each.Drawing.WriteTo(file.Sink)} 0 R")));
    }

    private static PdfCanvas Draw()
    {
        var canvas = new PdfCanvas(new FontResources());
        GroundRosette.Place(canvas);
        GuillocheBorder.Place(canvas);
        return canvas;
    }
}
