using System.Buffers;
using System.Globalization;
using System.Text;
using Ciac.Signing.Pdf.Writing;

namespace Ciac.Signing.Pdf.Reading;

/// <summary>
/// Appends one revision to a file (ISO 32000-2 §7.5.6): the old bytes stay as they are, the new cross-reference section is
/// of the old one's kind. Equal input gives equal bytes.
/// </summary>
internal sealed class PdfUpdate : IPdfObjectSink
{
    private readonly PdfFile _file;
    private readonly PooledBytes _output;
    private readonly SortedDictionary<int, (int Offset, int Generation)> _written = [];
    private int _next;

    public PdfUpdate(PdfFile file)
    {
        if (file.HasTail) throw new PdfFormatException("bytes follow the end of the file: it cannot be extended");
        _file = file;
        _next = file.NextObjectNumber;
        _output = new PooledBytes(file.Bytes.Length + (64 * 1024));
        _output.Write(file.Bytes.Span);
        if (file.Bytes.Span[^1] is not (10 or 13)) _output.Write("\n"u8);
    }

    /// <summary>Takes the next free object number.</summary>
    public int Reserve() => _next++;

    /// <summary>Writes object <paramref name="number"/>; an object of the base keeps its generation.</summary>
    /// <returns>The offset of the body in the finished file.</returns>
    public int Write(int number, ReadOnlySpan<byte> body)
    {
        var generation = _file.Entries.TryGetValue(number, out var entry) && entry.Kind == XrefKind.Plain ? entry.Index : 0;
        _written.Add(number, (_output.Length, generation));
        Ascii(string.Create(CultureInfo.InvariantCulture, $"{number} {generation} obj\n"));
        var start = _output.Length;
        _output.Write(body);
        Ascii("\nendobj\n");
        return start;
    }

    void IPdfObjectSink.Write(int number, ReadOnlySpan<byte> body) => Write(number, body);

    public void Write(int number, PdfValue value) => Write(number, PdfNotation.Of(value));

    /// <summary>Closes the revision. <paramref name="id"/> becomes the second part of /ID, the first stays.</summary>
    public byte[] Finish(byte[] id)
    {
        if (_file.UsesXrefStream) XrefStream(id);
        else XrefTable(id);
        return _output.Take();
    }

    private void XrefTable(byte[] id)
    {
        var start = _output.Length;
        Ascii("xref\n");
        foreach (var run in Runs())
        {
            Ascii(string.Create(CultureInfo.InvariantCulture, $"{run[0]} {run.Count}\n"));
            foreach (var number in run) Ascii(string.Create(CultureInfo.InvariantCulture, $"{_written[number].Offset:D10} {_written[number].Generation:D5} n \n"));
        }
        Ascii("trailer\n");
        _output.Write(PdfNotation.Of(new PdfDictionary(TrailerEntries(id))));
        Close(start);
    }

    private void XrefStream(byte[] id)
    {
        var number = Reserve();
        var start = _output.Length;
        _written.Add(number, (start, 0));
        var rows = new MemoryStream();
        foreach (var (offset, generation) in _written.Values)
        {
            rows.Write([1, (byte)(offset >> 24), (byte)(offset >> 16), (byte)(offset >> 8), (byte)offset, (byte)(generation >> 8), (byte)generation]);
        }
        var index = Runs().SelectMany(run => new PdfValue[] { PdfNumber.Of(run[0]), PdfNumber.Of(run.Count) });
        var entries = TrailerEntries(id);
        entries.Add(new("Type", new PdfName("XRef")));
        entries.Add(new("W", new PdfArray([PdfNumber.Of(1), PdfNumber.Of(4), PdfNumber.Of(2)])));
        entries.Add(new("Index", new PdfArray([.. index])));
        entries.Add(new("Length", PdfNumber.Of(rows.Length)));
        Ascii(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n"));
        _output.Write(PdfNotation.Of(new PdfDictionary(entries)));
        Ascii("\nstream\n");
        _output.Write(rows.ToArray());
        Ascii("\nendstream\nendobj");
        Close(start);
    }

    private List<KeyValuePair<string, PdfValue>> TrailerEntries(byte[] id)
    {
        var trailer = _file.Trailer;
        var first = _file.Items(trailer["ID"]) is [PdfString original, ..] ? original : new PdfString(id);
        var entries = new List<KeyValuePair<string, PdfValue>> { new("Size", PdfNumber.Of(_next)), new("Root", trailer["Root"]) };
        if (trailer.Has("Info")) entries.Add(new("Info", trailer["Info"]));
        entries.Add(new("ID", new PdfArray([first, new PdfString(id)])));
        entries.Add(new("Prev", PdfNumber.Of(_file.StartXref)));
        return entries;
    }

    /// <summary>Runs of consecutive object numbers: a cross-reference section is made of such runs.</summary>
    private IEnumerable<List<int>> Runs()
    {
        var run = new List<int>();
        foreach (var number in _written.Keys)
        {
            if (run.Count > 0 && number != run[^1] + 1)
            {
                yield return run;
                run = [];
            }
            run.Add(number);
        }
        yield return run;
    }

    private void Close(int start) => Ascii(string.Create(CultureInfo.InvariantCulture, $"\nstartxref\n{start}\n%%EOF\n"));

    private void Ascii(string text) => _output.Write(Encoding.Latin1.GetBytes(text));
}
