namespace Ciac.Signing.Pdf.Writing;

/// <summary>Where indirect objects go: a new file (<see cref="PdfWriter"/>) or a revision appended to an existing one.</summary>
internal interface IPdfObjectSink
{
    /// <summary>Takes the next free object number.</summary>
    int Reserve();

    /// <summary>Writes the object of that number (generation 0): <paramref name="body"/> is everything between "obj" and "endobj".</summary>
    void Write(int number, ReadOnlySpan<byte> body);
}
