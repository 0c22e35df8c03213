namespace Ciac.Signing.Pdf.Fonts;

/// <summary>Composite glyphs: where their component numbers stand.</summary>
internal static class CompositeOutline
{
    private const int ArgumentsAreWords = 0x0001;
    private const int HasScale = 0x0008;
    private const int MoreComponents = 0x0020;
    private const int HasTwoScales = 0x0040;
    private const int HasMatrix = 0x0080;
    private const int HasInstructions = 0x0100;

    public static bool Is(FontData outline) => outline.Length > 0 && outline.Int16(0) < 0;

    /// <summary>A copy without hinting program, and the offsets of the 16-bit component numbers in it.</summary>
    public static (byte[] Bytes, List<int> Components) Read(FontData outline)
    {
        var components = new List<int>();
        var at = 10;
        int flags;
        do
        {
            flags = outline.UInt16(at);
            components.Add(at + 2);
            at += 4 + ArgumentLength(flags);
        }
        while ((flags & MoreComponents) != 0);

        var bytes = outline.Span(0, at).ToArray();
        foreach (var component in components) bytes[component - 2] &= unchecked((byte)~(HasInstructions >> 8));
        return (bytes, components);
    }

    private static int ArgumentLength(int flags)
    {
        var offsets = (flags & ArgumentsAreWords) != 0 ? 4 : 2;
        if ((flags & HasScale) != 0) return offsets + 2;
        if ((flags & HasTwoScales) != 0) return offsets + 4;
        return (flags & HasMatrix) != 0 ? offsets + 8 : offsets;
    }
}
