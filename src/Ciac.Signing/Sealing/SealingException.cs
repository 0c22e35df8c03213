namespace Ciac.Signing.Sealing;

/// <summary>Why a file could not be prepared or completed.</summary>
public enum SealingFailure
{
    /// <summary>The base file has no signature field of that name.</summary>
    FieldMissing,

    /// <summary>The field holds a signature already.</summary>
    FieldSigned,

    /// <summary>An earlier signature forbids this one (DocMDP P=1, FieldMDP, or a second certification).</summary>
    NotPermitted,

    /// <summary>The certificate chain is empty or unreadable, or its key is neither RSA ≥ 2048 nor on P-256, P-384 or SM2.</summary>
    UnusableCertificate,

    /// <summary>The file is not the one the signature was prepared on.</summary>
    BaseChanged,

    /// <summary>The value came after the life of the prepared signature had ended.</summary>
    Expired,

    /// <summary>The value is not the certificate key's signature of these attributes.</summary>
    ValueMismatch,

    /// <summary>The timestamp token does not stamp this value.</summary>
    TimestampMismatch,

    /// <summary>A signer's or authority's chain or status could not be had, so that nothing worth keeping could be stored.</summary>
    StatusUnavailable,

    /// <summary>A hardware module, a key in it, or what reaches it is not there.</summary>
    TokenMissing,

    /// <summary>A hardware module refuses the PIN.</summary>
    PinRefused,

    /// <summary>The CMS is longer than the bytes reserved for it.</summary>
    ReservedTooSmall,
}

/// <summary>A signature that cannot be made; <see cref="Failure"/> says why. Nothing was written.</summary>
public sealed class SealingException : Exception
{
    /// <summary>A failure and the words for a log: no name and no key material.</summary>
    public SealingException(SealingFailure failure, string message)
        : base(message) => Failure = failure;

    /// <summary>Why.</summary>
    public SealingFailure Failure { get; }
}
