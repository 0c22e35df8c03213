namespace Ciac.Portal.Components;

/// <summary>A page drawn by the server; readable before any script. Sizes in pixels of the picture.</summary>
public sealed record PageImage(string Url, int Width, int Height)
{
    private const double ShortSide = 595.28;
    private const double LongSide = 841.89;

    /// <summary>A4 in points, upright or lying as the picture is.</summary>
    public double WidthInPoints => Width > Height ? LongSide : ShortSide;

    public double HeightInPoints => Width > Height ? ShortSide : LongSide;
}

/// <summary>A signature field of the document, in points from the page's top left, to be drawn over the picture.</summary>
public sealed record FieldMark(int Page, double X, double Y, double Width, double Height)
{
    public required string Label { get; init; }

    /// <summary>The field whose turn it is.</summary>
    public bool Lit { get; init; }
}

/// <summary>A section of 文字版: the same words as in the file.</summary>
public sealed record TextSection(string Heading, IReadOnlyList<SummaryRow> Rows);

/// <summary>A document to be read before it is signed or after it was verified.</summary>
public sealed record DocumentView(string Title, IReadOnlyList<PageImage> Pages)
{
    public required string DownloadHref { get; init; }

    public required string Sha256 { get; init; }

    public IReadOnlyList<TextSection> Text { get; init; } = [];

    public IReadOnlyList<string> Statements { get; init; } = [];

    public IReadOnlyList<FieldMark> Marks { get; init; } = [];

    /// <summary>On a phone the pictures open on demand, the text does not have to be looked for.</summary>
    public bool Compact { get; init; }
}
