using Ciac.Signing.Pdf.Fonts;

namespace Ciac.Signing.Pdf;

/// <summary>
/// The fonts of the documents: immutable and thread-safe after <see cref="Load"/>, meant to live as long as the process.
/// Characters that Noto Serif SC lacks (rare names, GB 18030-2022 level 3) come from HanaMinA and HanaMinB, which are read when first needed.
/// </summary>
public sealed class FontLibrary
{
    internal const string RegularFile = "NotoSerifSC-Regular.ttf";
    private const string BoldFile = "NotoSerifSC-Bold.ttf";
    private const string HandwritingFile = "MaShanZheng-Regular.ttf";
    private static readonly string[] FallbackFiles = ["HanaMinA.ttf", "HanaMinB.ttf"];
    private static readonly string[] SystemFolders = ["/usr/share/fonts/truetype/hanazono", "/usr/local/share/fonts", "/Library/Fonts"];

    private FontLibrary(Func<string, string> pathOf)
    {
        var fallbacks = FallbackFiles.Select(file => new Lazy<TrueTypeFont>(() => Read(pathOf(file)))).ToArray();
        Regular = new FontChain(Read(pathOf(RegularFile)), fallbacks);
        Bold = new FontChain(Read(pathOf(BoldFile)), fallbacks) { FallbackStroke = 0.045 };
        Handwriting = new FontChain(Read(pathOf(HandwritingFile)), []);
    }

    internal FontChain Regular { get; }

    internal FontChain Bold { get; }

    /// <summary>Ma Shan Zheng alone: a name that lacks one character is set whole in <see cref="Bold"/>.</summary>
    internal FontChain Handwriting { get; }

    /// <summary>Whether a document with this character would be refused for it, so that who types it is told before.</summary>
    public bool Lacks(int codePoint) => !Regular.Has(codePoint) || !Bold.Has(codePoint);

    /// <summary>Loads the fonts from a folder; HanaMin also from the system's font folders.</summary>
    /// <exception cref="FontsMissingException">Files are missing; the message names each.</exception>
    /// <exception cref="FontFormatException">A file is damaged or not TrueType.</exception>
    public static FontLibrary Load(string folder)
    {
        var paths = ((string[])[RegularFile, BoldFile, HandwritingFile, .. FallbackFiles]).ToDictionary(file => file, file => Locate(folder, file));
        var missing = paths.Where(path => path.Value is null).Select(path => path.Key).ToArray();
        if (missing.Length > 0) throw new FontsMissingException(Describe(missing, folder));
        return new FontLibrary(file => paths[file]!);
    }

    private static string? Locate(string folder, string file)
    {
        string[] folders = FallbackFiles.Contains(file) ? [folder, .. SystemFolders] : [folder];
        return folders.Select(candidate => Path.Combine(candidate, file)).FirstOrDefault(File.Exists);
    }

    private static string Describe(string[] missing, string folder) =>
        $"Fonts are missing: {string.Join(", ", missing)} (looked in {folder}). Noto Serif SC and Ma Shan Zheng are fetched by building Ciac.Signing or by ./ciac; HanaMin is Debian's package fonts-hanazono.";

    private static TrueTypeFont Read(string path) => TrueTypeFont.Parse(File.ReadAllBytes(path), Path.GetFileNameWithoutExtension(path));
}
