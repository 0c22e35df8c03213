namespace Ciac.Signing.Pdf.Reading;

/// <summary>Where an object is: at an offset, inside an object stream, or nowhere (free).</summary>
internal readonly record struct XrefEntry(XrefKind Kind, int Place, int Index)
{
    public static readonly XrefEntry Free = new(XrefKind.Free, 0, 0);

    /// <summary>At byte <paramref name="offset"/>, with its generation.</summary>
    public static XrefEntry At(int offset, int generation) => new(XrefKind.Plain, offset, generation);

    /// <summary>The <paramref name="index"/>th object of object stream <paramref name="container"/>.</summary>
    public static XrefEntry In(int container, int index) => new(XrefKind.Packed, container, index);
}

internal enum XrefKind
{
    Free,
    Plain,
    Packed,
}
