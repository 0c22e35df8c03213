using System.Collections;
using QRCoder;

namespace Ciac.Signing.Pdf.Drawing;

/// <summary>A QR code as vector rectangles. Dark modules are merged along lines and then downward, which makes the file smaller and leaves no hairlines between modules.</summary>
internal static class QrDrawing
{
    // The generator's matrix carries the quiet zone of four modules that ISO/IEC 18004 asks for.
    private const int QuietZone = 4;

    /// <summary>Draws the code with its quiet zone into a square of the given side.</summary>
    public static void Draw(PdfCanvas canvas, PdfRectangle area, string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var modules = data.ModuleMatrix;
        canvas.FillRectangle(area, PdfColor.White);
        // One unit is one module: the code is then written in small whole numbers, which is shorter and deflates faster.
        canvas.Within(area, modules.Count, () => canvas.FillRectangles(
            Merge(modules).Select(block => new PdfRectangle(block.Column, modules.Count - block.Row - block.Height, block.Width, block.Height)), PdfColor.Black));
    }

    private static List<Block> Merge(List<BitArray> modules)
    {
        var done = new List<Block>();
        var open = new List<Block>();
        for (var row = QuietZone; row <= modules.Count - QuietZone; row++)
        {
            var runs = row < modules.Count - QuietZone ? Runs(modules[row], row) : [];
            for (var i = 0; i < runs.Count; i++)
            {
                var above = open.FindIndex(block => block.Column == runs[i].Column && block.Width == runs[i].Width);
                if (above < 0) continue;
                runs[i] = open[above] with { Height = open[above].Height + 1 };
                open.RemoveAt(above);
            }

            done.AddRange(open);
            open = runs;
        }

        return done;
    }

    private static List<Block> Runs(BitArray line, int row)
    {
        var runs = new List<Block>();
        for (var column = 0; column < line.Count; column++)
        {
            if (!line[column]) continue;
            var start = column;
            while (column < line.Count && line[column]) column++;
            runs.Add(new Block(start, row, column - start, 1));
        }

        return runs;
    }

    private readonly record struct Block(int Column, int Row, int Width, int Height);
}
