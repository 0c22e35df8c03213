namespace Ciac.Signing.Verification;

/// <summary>What a later revision did.</summary>
public enum ChangeKind
{
    /// <summary>A prepared field was signed.</summary>
    FieldSigned,

    /// <summary>A signature field was added together with its signature.</summary>
    FieldAdded,

    /// <summary>A document timestamp was added.</summary>
    TimestampAdded,

    /// <summary>Validation data (certificates, OCSP answers, lists) were added.</summary>
    ValidationDataAdded,

    /// <summary>Dates or the name of the writing program changed in the file's description.</summary>
    DescriptionChanged,

    /// <summary>A field of the form was filled in.</summary>
    FormFilled,

    /// <summary>An annotation was added, changed or taken away.</summary>
    Annotated,

    /// <summary>Something else: content, structure, an annotation, a locked field.</summary>
    Modified,

    /// <summary>Bytes stand after the end of the file.</summary>
    TrailingBytes,
}

/// <summary>One difference between a signed revision and the file as it is now.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Where">The field, or the path from the trailer to the changed value.</param>
/// <param name="Allowed">The rules of signing allow it (ISO 32000-2 §12.8.2, EN 319 142-1 §5.4).</param>
public sealed record DocumentChange(ChangeKind Kind, string Where, bool Allowed);
