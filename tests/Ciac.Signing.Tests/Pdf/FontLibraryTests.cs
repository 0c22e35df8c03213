using Ciac.Signing.Pdf;
using Ciac.Signing.Pdf.Fonts;

namespace Ciac.Signing.Tests.Pdf;

public sealed class FontLibraryTests
{
    [Fact]
    public void Load_empty_folder_names_every_missing_file_and_the_way_to_get_it()
    {
        var folder = Directory.CreateTempSubdirectory("ciac-fonts-");
        var refusal = Assert.Throws<FontsMissingException>(() => FontLibrary.Load(folder.FullName));
        folder.Delete();
        Assert.All(["NotoSerifSC-Regular.ttf", "NotoSerifSC-Bold.ttf", "MaShanZheng-Regular.ttf", folder.FullName, "./ciac"], part => Assert.Contains(part, refusal.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_damaged_font_is_refused_as_a_font_format()
    {
        var folder = Directory.CreateTempSubdirectory("ciac-fonts-");
        foreach (var file in Directory.GetFiles(FontFolder.Find())) File.WriteAllBytes(Path.Combine(folder.FullName, Path.GetFileName(file)), [0, 1, 0, 0, 0, 9]);
        Assert.Throws<FontFormatException>(() => FontLibrary.Load(folder.FullName));
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Find_upward_from_a_folder_below_the_fonts_finds_them()
    {
        var root = Directory.CreateTempSubdirectory("ciac-fonts-");
        var fonts = root.CreateSubdirectory(Path.Combine(".data", "fonts"));
        File.WriteAllText(Path.Combine(fonts.FullName, "NotoSerifSC-Regular.ttf"), "");
        var below = root.CreateSubdirectory(Path.Combine("a", "b"));
        Assert.Equal(fonts.FullName, FontFolder.FindUpward(below.FullName));
        Assert.Null(FontFolder.FindUpward(Path.GetTempPath()));
        root.Delete(recursive: true);
    }
}
