namespace Ciac.Signing.Pdf.Reading;

/// <summary>A dictionary in the order of the file. Immutable: <see cref="With"/> makes the changed copy.</summary>
internal sealed record PdfDictionary : PdfValue
{
    public static readonly PdfDictionary Empty = new([]);

    private readonly Dictionary<string, PdfValue> _byKey;

    public PdfDictionary(IReadOnlyList<KeyValuePair<string, PdfValue>> entries)
    {
        Entries = entries;
        _byKey = new Dictionary<string, PdfValue>(entries.Count, StringComparer.Ordinal);
        foreach (var (key, value) in entries)
        {
            // Readers disagree about which of two equal keys counts: an attacker's opening, never a need.
            if (!_byKey.TryAdd(key, value)) throw new PdfFormatException($"the key /{key} stands twice in one dictionary");
        }
    }

    public IReadOnlyList<KeyValuePair<string, PdfValue>> Entries { get; }

    public PdfValue this[string key] => _byKey.GetValueOrDefault(key, PdfNull.Instance);

    public bool Has(string key) => _byKey.ContainsKey(key);

    public bool IsName(string key, string value) => this[key] is PdfName name && name.Value == value;

    public PdfDictionary With(string key, PdfValue value)
    {
        var entries = Entries.Where(entry => entry.Key != key).ToList();
        entries.Add(new(key, value));
        return new PdfDictionary(entries);
    }

    public bool Equals(PdfDictionary? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
