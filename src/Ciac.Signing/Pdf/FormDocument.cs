namespace Ciac.Signing.Pdf;

/// <summary>What stands in a confirmation form; the look is not part of it. Equal content gives equal bytes.</summary>
public sealed record FormDocument
{
    /// <summary>The title, centred on the first page and the title of the file; without line breaks.</summary>
    public required string Title { get; init; }

    /// <summary>The document number.</summary>
    public required string Number { get; init; }

    /// <summary>The text of the band at the top of each page.</summary>
    public required string Header { get; init; }

    /// <summary>The generated-on line, shown at the offset that it has.</summary>
    public required DateTimeOffset GeneratedOn { get; init; }

    /// <summary>Natural language of the text (RFC 3066).</summary>
    public string Language { get; init; } = "zh-CN";

    /// <summary>The author of the file; the header when empty.</summary>
    public string Author { get; init; } = "";

    /// <summary>The sections in order.</summary>
    public required IReadOnlyList<FormSection> Sections { get; init; }

    /// <summary>Statements that the signers make; numbered when there are several.</summary>
    public IReadOnlyList<string> Statements { get; init; } = [];

    /// <summary>The heading over the statements.</summary>
    public string StatementHeading { get; init; } = "声明";

    /// <summary>One box per signature, in order of signing. Their fields exist in the file from the start, each with its lock.</summary>
    public required IReadOnlyList<SignatureBox> SignatureBoxes { get; init; }

    /// <summary>Boxes for a stamp or a signature by hand, on a form that is printed: no fields of the file.</summary>
    public IReadOnlyList<SignatureBox> HandBoxes { get; init; } = [];

    /// <summary>What the QR code says; no code when null.</summary>
    public string? QrText { get; init; }

    /// <summary>The line beside the QR code.</summary>
    public string? QrCaption { get; init; }

    /// <summary>The left part of the footer line; the right part is the page number.</summary>
    public string? Footer { get; init; }
}

/// <summary>A table with a heading.</summary>
public sealed record FormSection(string Heading, IReadOnlyList<FormRow> Rows);

/// <summary>A label and its value; a value may be long and may hold line breaks.</summary>
public sealed record FormRow(string Label, string Value)
{
    /// <summary>How the value stands out, also in black-and-white print.</summary>
    public FormEmphasis Emphasis { get; init; }
}

/// <summary>Of a value in a comparison of before and after.</summary>
public enum FormEmphasis
{
    /// <summary>As every value.</summary>
    None,

    /// <summary>Bold.</summary>
    Added,

    /// <summary>Struck through.</summary>
    Removed,
}

/// <summary>A signature field and its box.</summary>
/// <param name="FieldName">ASCII letters, digits, '-' and '_' (ISO 32000-1 §12.7.3.2 forbids the dot), different for each box.</param>
/// <param name="Label">Shown on the box and by viewers as the field's name, for example 企业（签章处）.</param>
/// <param name="Signer">Who is to sign; empty when not known yet.</param>
public sealed record SignatureBox(string FieldName, string Label, string Signer);
