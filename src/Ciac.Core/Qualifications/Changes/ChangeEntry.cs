using System.Globalization;

namespace Ciac.Core.Qualifications;

/// <summary>R3: what the authority does to a certificate on its own page.</summary>
public enum AuthorityAct
{
    /// <summary>批准.</summary>
    Issue,

    /// <summary>升级.</summary>
    Raise,

    /// <summary>降级.</summary>
    Lower,

    /// <summary>增项.</summary>
    Add,

    /// <summary>变更.</summary>
    Change,

    /// <summary>注销.</summary>
    Cancel,

    /// <summary>吊销.</summary>
    Revoke,

    /// <summary>撤销.</summary>
    Annul,

    /// <summary>撤回.</summary>
    Withdraw,
}

/// <summary>What an officer typed: the act, and the certificate as it is to be after it.</summary>
public sealed record ChangeEntry
{
    private static readonly char[] Separators = ['|', '·', ' ', '\t', '\u3000'];

    public AuthorityAct? Act { get; init; }
    public string? CertificateNumber { get; init; }
    public QualificationKind? Kind { get; init; }
    public string? Identifier { get; init; }

    /// <summary>The certificate's count when the officer saw it; 0 for a new one.</summary>
    public long Seen { get; init; }

    /// <summary>Of an end: nothing is left.</summary>
    public bool Whole { get; init; }
    public string? Reason { get; init; }
    public string? EnterpriseName { get; init; }
    public string? RegisteredAddress { get; init; }
    public string? RegistrationNumber { get; init; }
    public string? RepresentativeName { get; init; }
    public string? RegisteredCapital { get; init; }
    public string? EconomicType { get; init; }
    public string? Authority { get; init; }

    /// <summary>One category with its grade on each line, a space between.</summary>
    public string? Grades { get; init; }

    /// <summary>Days as yyyy-MM-dd.</summary>
    public string? ApprovedOn { get; init; }
    public string? ValidFrom { get; init; }
    public string? ValidUntil { get; init; }

    public bool Ends => Act is AuthorityAct.Cancel or AuthorityAct.Revoke or AuthorityAct.Annul or AuthorityAct.Withdraw;

    /// <summary>The certificate as it is now, to be typed over.</summary>
    public static ChangeEntry Of(Qualification certificate, QualificationContent? content) => new()
    {
        CertificateNumber = certificate.CertificateNumber,
        Kind = certificate.Kind,
        Identifier = certificate.Identifier,
        Seen = certificate.Sequence,
        EnterpriseName = content?.EnterpriseName,
        RegisteredAddress = content?.RegisteredAddress,
        RegistrationNumber = content?.RegistrationNumber,
        RepresentativeName = content?.RepresentativeName,
        RegisteredCapital = content?.RegisteredCapital,
        EconomicType = content?.EconomicType,
        Authority = content?.Authority,
        Grades = string.Join('\n', (content?.Grades ?? []).Select(grade => $"{grade.Category} {grade.Grade}")),
        ApprovedOn = Day(content?.ApprovedOn),
        ValidFrom = Day(content?.ValidFrom),
        ValidUntil = Day(content?.ValidUntil),
    };

    /// <summary>The event as it would be; a day that is none makes an order of days that no rule lets pass.</summary>
    internal ChangeEvent ToEvent(string eventId) => new()
    {
        EventId = eventId,
        CertificateNumber = Text(CertificateNumber).ToUpperInvariant(),
        Kind = Kind ?? QualificationKind.Construction,
        Identifier = Text(Identifier).ToUpperInvariant(),
        Sequence = Seen + 1,
        Change = Act switch
        {
            AuthorityAct.Issue => QualificationChange.Issued,
            AuthorityAct.Raise => QualificationChange.Raised,
            AuthorityAct.Lower => QualificationChange.Lowered,
            AuthorityAct.Add => QualificationChange.Added,
            AuthorityAct.Change => QualificationChange.Changed,
            _ => QualificationChange.Ended,
        },
        EndedAs = Act switch
        {
            AuthorityAct.Cancel => QualificationEnd.Cancelled,
            AuthorityAct.Revoke => QualificationEnd.RevokedAsPenalty,
            AuthorityAct.Annul => QualificationEnd.Annulled,
            AuthorityAct.Withdraw => QualificationEnd.Withdrawn,
            _ => null,
        },
        Reason = Text(Reason) is { Length: > 0 } reason ? reason : null,
        Content = Ends && Whole ? null : ToContent(),
    };

    private QualificationContent ToContent() => new()
    {
        EnterpriseName = Text(EnterpriseName),
        RegisteredAddress = Text(RegisteredAddress),
        RegistrationNumber = Text(RegistrationNumber),
        RepresentativeName = Text(RepresentativeName),
        RegisteredCapital = Text(RegisteredCapital),
        EconomicType = Text(EconomicType),
        Authority = Text(Authority),
        Grades = [.. Text(Grades).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(GradeOf)],
        ApprovedOn = Day(ApprovedOn) ?? DateOnly.MaxValue,
        ValidFrom = Day(ValidFrom) ?? DateOnly.MaxValue,
        ValidUntil = Day(ValidUntil) ?? DateOnly.MinValue,
    };

    private static QualificationGrade GradeOf(string line)
    {
        var cut = line.LastIndexOfAny(Separators);
        return cut < 0 ? new QualificationGrade(line, "") : new QualificationGrade(line[..cut].Trim(Separators), line[(cut + 1)..]);
    }

    private static string Text(string? typed) => (typed ?? "").Trim();

    private static DateOnly? Day(string? typed) =>
        DateOnly.TryParseExact(Text(typed), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
