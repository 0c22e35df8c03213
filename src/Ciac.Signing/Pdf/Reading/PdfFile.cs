using System.Globalization;

namespace Ciac.Signing.Pdf.Reading;

/// <summary>
/// A PDF file, read object by object when asked. Refuses encryption and everything that would need repair.
/// Not thread-safe: one file, one reader.
/// </summary>
internal sealed class PdfFile
{
    private readonly Dictionary<int, PdfValue> _objects = [];
    private readonly Dictionary<int, ObjectStream> _containers = [];
    private readonly HashSet<int> _underWay = [];
    private readonly PdfLimits _limits;
    private readonly StreamDecoder _decoder;
    private readonly XrefChain _xref;

    private PdfFile(ReadOnlyMemory<byte> bytes, PdfLimits limits)
    {
        if (bytes.Length > limits.FileBytes) throw new PdfFormatException("the file is larger than the limit");
        DemandHeader(bytes.Span);
        Bytes = bytes;
        _limits = limits;
        _decoder = new StreamDecoder(limits);
        (var start, End) = FileEnd.Find(bytes.Span);
        _xref = new XrefReader(bytes, limits, _decoder).Read(start);
        if (Trailer.Has("Encrypt")) throw new PdfFormatException("the file is encrypted");
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Offset after the last %%EOF and its line end; bytes from here on belong to no revision.</summary>
    public int End { get; }

    /// <summary>Something else than white space follows the end of the file.</summary>
    public bool HasTail => !Bytes.Span[End..].Trim("\0\t\n\f\r "u8).IsEmpty;

    public PdfDictionary Trailer => _xref.Trailer;

    /// <summary>Offset of the newest cross-reference section.</summary>
    public int StartXref => _xref.Start;

    /// <summary>The newest cross-reference section is a stream.</summary>
    public bool UsesXrefStream => _xref.NewestIsStream;

    public IReadOnlyDictionary<int, XrefEntry> Entries => _xref.Entries;

    public PdfDictionary Catalog => Get(Trailer["Root"]) as PdfDictionary ?? throw new PdfFormatException("the file has no catalog");

    /// <summary>The first number no object has, whatever /Size says.</summary>
    public int NextObjectNumber
    {
        get
        {
            var size = Trailer["Size"] is PdfNumber number && number.TryInteger(out var value) ? value : 0;
            if (size < 0 || size > _limits.Objects) throw new PdfFormatException("/Size is out of range");
            return Math.Max((int)size, Entries.Keys.DefaultIfEmpty(0).Max() + 1);
        }
    }

    public static PdfFile Open(ReadOnlyMemory<byte> bytes, PdfLimits? limits = null) => new(bytes, limits ?? PdfLimits.Default);

    /// <summary>The value itself, or the object it refers to; null for what is free or missing (ISO 32000-2 §7.3.10).</summary>
    public PdfValue Get(PdfValue value)
    {
        for (var hops = 0; value is PdfReference reference; hops++)
        {
            if (hops > 8) throw new PdfFormatException("references form a loop");
            value = Load(reference);
        }
        return value;
    }

    /// <summary>The dictionary of a dictionary or of a stream; empty for anything else.</summary>
    public PdfDictionary Dictionary(PdfValue value) => Get(value) switch
    {
        PdfDictionary dictionary => dictionary,
        PdfStream stream => stream.Dictionary,
        _ => PdfDictionary.Empty,
    };

    /// <summary>The items of an array; none for anything else.</summary>
    public IReadOnlyList<PdfValue> Items(PdfValue value) => Get(value) is PdfArray array ? array.Items : [];

    public ReadOnlyMemory<byte> Decode(PdfStream stream) => _decoder.Decode(stream);

    /// <summary>
    /// Some readers look for the header in the first 1,024 bytes, and then count every offset from the file's or from the header's
    /// beginning: two readers, two documents.
    /// </summary>
    private static void DemandHeader(ReadOnlySpan<byte> bytes)
    {
        var at = bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8);
        if (at < 0) throw new PdfFormatException("not a PDF: the header is missing");
        if (at > 0) throw new PdfFormatException("something stands before the header: readers would not agree where the file begins");
    }

    private PdfValue Load(PdfReference reference)
    {
        if (!Entries.TryGetValue(reference.Number, out var entry) || !Matches(entry, reference)) return PdfNull.Instance;
        if (_objects.TryGetValue(reference.Number, out var known)) return known;
        if (!_underWay.Add(reference.Number)) throw new PdfFormatException("an object needs itself to be read");
        var value = entry.Kind == XrefKind.Packed ? Container(entry.Place).Object(entry.Index, reference.Number) : At(entry.Place, reference);
        _underWay.Remove(reference.Number);
        return _objects[reference.Number] = value;
    }

    private static bool Matches(XrefEntry entry, PdfReference reference) => entry.Kind switch
    {
        XrefKind.Plain => entry.Index == reference.Generation,
        XrefKind.Packed => reference.Generation == 0,
        _ => false,
    };

    private PdfValue At(int offset, PdfReference expected)
    {
        var (id, value) = new PdfParser(Bytes, offset, _limits).Indirect(StreamLength);
        return id == expected ? value : throw new PdfFormatException(string.Create(CultureInfo.InvariantCulture, $"another object stands where object {expected.Number} should"));
    }

    private int StreamLength(PdfValue length) =>
        Get(length) is PdfNumber number && number.TryInteger(out var value) && value <= int.MaxValue ? (int)value : -1;

    private ObjectStream Container(int number)
    {
        if (_containers.TryGetValue(number, out var known)) return known;
        if (!Entries.TryGetValue(number, out var entry) || entry.Kind != XrefKind.Plain) throw new PdfFormatException("an object stream is missing");
        var stream = Load(new PdfReference(number, entry.Index)) as PdfStream ?? throw new PdfFormatException("an object stream is no stream");
        return _containers[number] = new ObjectStream(stream.Dictionary, _decoder.Decode(stream), _limits);
    }
}
