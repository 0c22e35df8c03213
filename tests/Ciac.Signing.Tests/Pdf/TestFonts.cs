using Ciac.Signing.Pdf;

namespace Ciac.Signing.Tests.Pdf;

/// <summary>The fonts, loaded once for all tests of this assembly.</summary>
internal static class TestFonts
{
    private static readonly Lazy<FontLibrary> Loaded = new(() => FontLibrary.Load(FontFolder.Find()));

    public static FontLibrary Library => Loaded.Value;

    public static FormRenderer Renderer { get; } = new(Library);
}
