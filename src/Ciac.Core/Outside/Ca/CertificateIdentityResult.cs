namespace Ciac.Core.Outside.Ca;

public enum CertificateIdentityFault
{
    /// <summary>No unique identifier where one is needed.</summary>
    NoUniqueId,

    /// <summary>A unique identifier of another form than <c>digits@XYcode</c> or <c>digits@SFnumber</c>.</summary>
    UniqueIdUnreadable,

    /// <summary>A person's certificate where an enterprise's is needed, or the other way round.</summary>
    WrongKind,

    /// <summary>No enterprise code or citizen id in it.</summary>
    NoCode,

    /// <summary>Two places of the certificate carry different codes (C-10).</summary>
    CodesDisagree,

    NoName,

    /// <summary>An extension that cannot be read or stands there twice, or a name with control characters.</summary>
    Malformed,
}

/// <summary>Closed family.</summary>
public abstract record CertificateIdentityResult<TIdentity>
{
    private CertificateIdentityResult()
    {
    }

    public sealed record Read(TIdentity Identity) : CertificateIdentityResult<TIdentity>;

    /// <summary>Detail names the place (an OID or field), never a person's data: it may be logged.</summary>
    public sealed record Refused(CertificateIdentityFault Fault, string Detail) : CertificateIdentityResult<TIdentity>;
}
