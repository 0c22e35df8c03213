using Ciac.Core.Qualifications;
using Ciac.Core.Qualifications.Copies;
using Ciac.Portal.Components;
using Ciac.Signing.Pdf;

namespace Ciac.Portal.Pages.Qualifications;

/// <summary>E26 企业电子证书管理.</summary>
public sealed record QualificationsView(IReadOnlyList<CertificateLine> Lines);

/// <summary>E28 证书信息 and 使用记录.</summary>
public sealed record CertificateView(CertificateUses Uses, Pagination Pages)
{
    /// <summary>A session without a key cannot seal a use copy; the page says so before anything is typed.</summary>
    public bool HasKey { get; init; }
}

/// <summary>E27 领证核对: the whole data as they will be printed.</summary>
public sealed record CheckDataView(QualificationCopy Copy, string CertificateNumber, IReadOnlyList<FormSection> Sections)
{
    public DateTimeOffset ExpiresAt => Copy.CreatedAt.AddDays(7);
    public FormErrors Errors { get; init; } = FormErrors.None;
}

/// <summary>生成使用件, with zone D as it will be printed.</summary>
public sealed record UseView(OwnCertificate Certificate, UseForm Typed)
{
    /// <summary>The copy whose period was taken over.</summary>
    public string? LikeNumber { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;
}

public sealed record CopyProgressView(QualificationCopy Copy, string CertificateNumber, string State, Timeline Timeline);

public sealed record CopyEndView(QualificationCopy Copy, string CertificateNumber)
{
    /// <summary>What became of it after it was issued; null when it never was.</summary>
    public CopyStanding? Standing { get; init; }
    public string? DownloadHref { get; init; }
}
