namespace Ciac.Signing.Pdf;

/// <summary>Where the build put the fonts: the folder <c>.data/fonts</c> of this clone or installation.</summary>
public static class FontFolder
{
    private static readonly string Relative = Path.Combine(".data", "fonts");

    /// <summary>Looks from the working directory upward, then from the program's folder upward.</summary>
    /// <exception cref="FontsMissingException">Neither way leads to a <c>.data/fonts</c>.</exception>
    public static string Find() =>
        FindUpward(Directory.GetCurrentDirectory()) ?? FindUpward(AppContext.BaseDirectory)
        ?? throw new FontsMissingException("No folder .data/fonts was found from the working directory or the program's folder upward. Build Ciac.Signing once (it fetches the fonts) or run ./ciac.");

    internal static string? FindUpward(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, Relative);
            if (File.Exists(Path.Combine(candidate, FontLibrary.RegularFile))) return candidate;
        }

        return null;
    }
}
