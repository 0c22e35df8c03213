using Ciac.Core.Qualifications;
using Ciac.Portal.Components;
using Ciac.Signing.Pdf;

namespace Ciac.Portal.Pages.Verification;

/// <summary>One verdict: a word, a sentence, and a shape of its own, so that no colour is needed to tell them apart.</summary>
public sealed record CopyVerdict(string Key, NoticeKind Kind, string Icon)
{
    public static readonly CopyVerdict Unknown = new("Unknown", NoticeKind.Warn, "question");

    public static CopyVerdict Of(CopyStanding standing, QualificationEnd? end) => standing switch
    {
        CopyStanding.Valid => new("Valid", NoticeKind.Success, "check"),
        CopyStanding.NotYetValid => new("NotYetValid", NoticeKind.Warn, "clock"),
        CopyStanding.Expired => new("Expired", NoticeKind.Warn, "clock"),
        CopyStanding.Superseded => new("Superseded", NoticeKind.Warn, "renewed"),
        _ => new($"Revoked.{end ?? QualificationEnd.Cancelled}", NoticeKind.Danger, "cross"),
    };
}

/// <summary>Where the reader is, and where to look further.</summary>
public sealed record PublicPlace(string Host, string NationalPlatform);

/// <summary>A certificate as it is now.</summary>
public sealed record CertificateLine(string Number, string Kind, string Unit)
{
    public required string Identifier { get; init; }

    public required CopyVerdict Verdict { get; init; }

    public IReadOnlyList<string> Grades { get; init; } = [];

    public DateOnly? ApprovedOn { get; init; }

    public DateOnly? ValidUntil { get; init; }

    public string? Authority { get; init; }

    public static CertificateLine Of(PublicCertificate found) => new(found.Certificate.CertificateNumber, found.Certificate.Kind.ToString(), found.Certificate.EnterpriseName)
    {
        Identifier = found.Certificate.Identifier,
        Verdict = CopyVerdict.Of(found.Standing, found.Certificate.EndedAs),
        Grades = [.. (found.Content?.Grades ?? []).Select(grade => grade.ToString())],
        ApprovedOn = found.Content?.ApprovedOn,
        ValidUntil = found.Content?.ValidUntil,
        Authority = found.Content?.Authority,
    };
}

/// <summary>P3 资质证书查验: what the scan of a copy shows.</summary>
public sealed record CopyView(CopyVerdict Verdict, DateTimeOffset CheckedAt, PublicPlace Place)
{
    /// <summary>The certificate as the copy says it; null when nothing was found.</summary>
    public CertificateLine? Printed { get; init; }

    public bool IsUseCopy { get; init; }

    public string Purpose { get; init; } = "";

    public DateOnly From { get; init; }

    public DateOnly Until { get; init; }

    /// <summary>Everything that stands on the paper, in its order.</summary>
    public IReadOnlyList<FormRow> Items { get; init; } = [];

    public IReadOnlyList<CertificateLine> Latest { get; init; } = [];

    public static CopyView Of(CheckedCopy seen, PublicPlace place, DateTimeOffset now)
    {
        var (certificate, copy, content) = (seen.Certificate, seen.Copy, seen.Content);
        return new CopyView(CopyVerdict.Of(seen.Standing, certificate.EndedAs), now, place)
        {
            Printed = new CertificateLine(certificate.CertificateNumber, certificate.Kind.ToString(), content.EnterpriseName)
            {
                Identifier = certificate.Identifier,
                Verdict = CopyVerdict.Of(seen.Standing, certificate.EndedAs),
                Grades = [.. content.Grades.Select(grade => grade.ToString())],
                Authority = content.Authority,
            },
            IsUseCopy = copy.Kind == CopyKind.UseCopy,
            Purpose = copy.Purpose,
            From = copy.FirstDayOf(content),
            Until = copy.LastDayOf(content),
            Items = ItemsOf(seen.Document.Form),
            Latest = [.. seen.Latest.Select(CertificateLine.Of)],
        };
    }

    private static List<FormRow> ItemsOf(FormDocument paper) =>
        [new("证书名称", paper.Title), new("本件编号", paper.Number), .. paper.Sections.SelectMany(section => section.Rows)];
}
