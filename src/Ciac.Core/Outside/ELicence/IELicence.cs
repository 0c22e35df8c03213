namespace Ciac.Core.Outside.ELicence;

/// <summary>The electronic licence platform 电子营业执照.</summary>
public interface IELicence
{
    /// <summary>A ticket for one scan. It changes nothing until somebody confirms it, so it is asked for like a question.</summary>
    Task<TicketResult> CreateTicketAsync(TicketWish wish, CancellationToken ct);

    /// <summary>The certificate that will seal for the unit: what is signed names it, so it is known before the scan.</summary>
    Task<LicenceCertificateResult> FindCertificateAsync(string creditCode, LicenceSigner signer, CancellationToken ct);
}

/// <summary>Whose signature a licence makes.</summary>
public enum LicenceSigner
{
    /// <summary>企业电子签章</summary>
    Unit,

    /// <summary>法定代表人电子签名</summary>
    LegalRepresentative,
}

/// <summary>What a scan is for; the phone shows site and place before its user confirms.</summary>
public sealed record TicketWish(string BusinessId, string Site)
{
    /// <summary>Where the browser is that shows the code: its network address.</summary>
    public string? Place { get; init; }

    public required TimeSpan Lifetime { get; init; }

    /// <summary>The hash to be sealed by the scan; null for a sign-in.</summary>
    public SealByScan? Seal { get; init; }
}

/// <summary>A hash and what the phone shows of its document.</summary>
public sealed record SealByScan(string CreditCode, LicenceSigner Signer, byte[] Hash)
{
    public required string DocumentName { get; init; }

    /// <summary>SHA-256 of the document, shown on the page as well.</summary>
    public required byte[] DocumentDigest { get; init; }
}

/// <summary>Closed family.</summary>
public abstract record TicketResult
{
    private TicketResult()
    {
    }

    public sealed record Created(string Ticket, string QrText) : TicketResult;

    /// <summary>No answer, a refusal, or one that cannot be read.</summary>
    public sealed record Down(string Why) : TicketResult;
}

/// <summary>Closed family.</summary>
public abstract record LicenceCertificateResult
{
    private LicenceCertificateResult()
    {
    }

    /// <summary>The certificate first, then its issuers.</summary>
    public sealed record Found(IReadOnlyList<byte[]> Chain) : LicenceCertificateResult;

    /// <summary>The unit has no electronic licence that can sign.</summary>
    public sealed record None : LicenceCertificateResult;

    public sealed record Down(string Why) : LicenceCertificateResult;
}
