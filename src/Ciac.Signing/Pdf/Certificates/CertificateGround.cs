using Ciac.Signing.Pdf.Drawing;
using Ciac.Signing.Pdf.Writing;

namespace Ciac.Signing.Pdf.Certificates;

/// <summary>What lies under every certificate: its border. The same for all, so it is made once.</summary>
internal static class CertificateGround
{
    private static readonly Lazy<byte[]> Made = new(Make);

    /// <summary>A finished content stream.</summary>
    public static ReadOnlySpan<byte> Stream => Made.Value;

    private static byte[] Make()
    {
        var canvas = new PdfCanvas(new FontResources());
        GuillocheBorder.Draw(canvas);
        return PdfStream.Compressed(canvas.EnclosedContent).Written.ToArray();
    }
}
