using Ciac.Core.Signatures;

namespace Ciac.Core.Qualifications;

/// <summary>A copy as the public may see it: what it is worth now, what stands on its paper, and how the certificate is today.</summary>
public sealed record CheckedCopy(CopyStanding Standing, Qualification Certificate, QualificationCopy Copy)
{
    /// <summary>What the copy was drawn of.</summary>
    public required QualificationContent Content { get; init; }

    /// <summary>The words of its paper, as they were printed.</summary>
    public required Document Document { get; init; }

    /// <summary>The unit's certificates as they are now, this one first.</summary>
    public required IReadOnlyList<PublicCertificate> Latest { get; init; }
}

/// <summary>A certificate as anybody may see it: always its current state.</summary>
public sealed record PublicCertificate(Qualification Certificate, QualificationContent? Content, CopyStanding Standing)
{
    public static PublicCertificate Of(Qualification certificate, QualificationVersion? version, DateOnly today)
    {
        var content = version?.Content;
        return new PublicCertificate(certificate, content, StandingOf(certificate, content, today));
    }

    private static CopyStanding StandingOf(Qualification certificate, QualificationContent? content, DateOnly today)
    {
        if (certificate.IsEnded || content is null) return CopyStanding.Revoked;
        if (today > content.ValidUntil) return CopyStanding.Expired;
        return today < content.ValidFrom ? CopyStanding.NotYetValid : CopyStanding.Valid;
    }
}

/// <summary>What a code leads to (a closed family).</summary>
public abstract record CodeCheck
{
    private CodeCheck()
    {
    }

    public sealed record Copy(CheckedCopy Checked) : CodeCheck;

    /// <summary>Another document of the portal, or a copy that is not issued.</summary>
    public sealed record Other(PublicDocument Document) : CodeCheck;

    public sealed record Unknown : CodeCheck;
}
