namespace Ciac.Signing.Verification.Revisions;

/// <summary>What a value is to the document: it decides which differences are allowed there.</summary>
internal enum Place
{
    /// <summary>Anything: no difference is allowed.</summary>
    Strict,

    /// <summary>The trailer: root and description are looked at.</summary>
    Trailer,

    /// <summary>The catalog.</summary>
    Catalog,

    /// <summary>A node of the page tree.</summary>
    PageTree,

    /// <summary>A page: only its list of annotations may grow.</summary>
    Page,

    /// <summary>A page's annotations.</summary>
    Annotations,

    /// <summary>The form.</summary>
    Form,

    /// <summary>The form's fields.</summary>
    Fields,

    /// <summary>A signature field or its widget.</summary>
    Field,

    /// <summary>A field that people fill in, or its widget.</summary>
    Input,

    /// <summary>The document information dictionary.</summary>
    Description,
}
