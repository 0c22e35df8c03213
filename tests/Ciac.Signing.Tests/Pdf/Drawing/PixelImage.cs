namespace Ciac.Signing.Tests.Pdf.Drawing;

/// <summary>The pixels of a drawing as pdftoppm paints it (binary PPM).</summary>
internal sealed class PixelImage(int width, int height, byte[] pixels)
{
    public (byte Red, byte Green, byte Blue) Centre => At(width / 2, height / 2);

    public static async Task<PixelImage> RenderAsync(TemporaryPdf file)
    {
        var target = Path.ChangeExtension(file.Path, null) + "-pixels";
        await IndependentProgram.RunAsync("pdftoppm", "-r", "216", "-singlefile", file.Path, target);
        var bytes = await File.ReadAllBytesAsync(target + ".ppm");
        var header = System.Text.Encoding.ASCII.GetString(bytes, 0, 20).Split('\n');
        var size = header[1].Split(' ').Select(int.Parse).ToArray();
        return new PixelImage(size[0], size[1], bytes[(header[0].Length + header[1].Length + header[2].Length + 3)..]);
    }

    /// <summary>How many pixels are not white in a ring around the centre; distances as parts of the width.</summary>
    public int CountInk(double outside, double inside = 1)
    {
        var count = 0;
        for (var at = 0; at < width * height; at++)
        {
            var distance = Math.Sqrt(Math.Pow(at % width + 0.5 - width / 2.0, 2) + Math.Pow(at / width + 0.5 - height / 2.0, 2)) / width;
            var (red, green, blue) = At(at % width, at / width);
            if (distance > outside && distance < inside && (red, green, blue) is not ( > 240, > 240, > 240)) count++;
        }

        return count;
    }

    private (byte Red, byte Green, byte Blue) At(int x, int y) => (pixels[(y * width + x) * 3], pixels[(y * width + x) * 3 + 1], pixels[(y * width + x) * 3 + 2]);
}
