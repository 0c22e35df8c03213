using Ciac.Core.Accounts;
using Ciac.Core.Outside.Sms;
using Ciac.Portal.Components;

namespace Ciac.Portal.Pages.Certificates.Activate;

/// <summary>What is known of the unit: shown when the registry says it, typed otherwise. Field names are those of Core's UnitForm.</summary>
public sealed record UnitFacts
{
    /// <summary>Local, LocalWithoutCode, OtherProvince or Overseas.</summary>
    public required string Origin { get; init; }

    public required string Name { get; init; }

    public required string Identifier { get; init; }

    public string? EconomicType { get; init; }

    public string? RegisteredPlace { get; init; }

    public string? RegistrationNumber { get; init; }

    public string? RegisteredCapital { get; init; }

    public string? Country { get; init; }

    public string? RepresentativeName { get; init; }

    public string? RepresentativeDocumentKind { get; init; }

    /// <summary>Masked, except while the user types it.</summary>
    public string? RepresentativeDocumentNumber { get; init; }

    public string? RepresentativeMobile { get; init; }

    public string? Contact { get; init; }

    public string? Phone { get; init; }

    /// <summary>When the registry 法人库 said so; null where the unit types its own data.</summary>
    public DateTimeOffset? RegistryAsOf { get; init; }

    public bool FromRegistry => RegistryAsOf is not null;
}

/// <summary>What is opened: a certificate, or a licence or account, which has no key and no serial number.</summary>
public sealed record CertificateFacts(string UniqueId, string SerialNumber, DateTimeOffset ValidUntil)
{
    public CredentialKind Kind { get; init; }

    /// <summary>Appended to the name of a text that speaks of the certificate.</summary>
    public string Suffix => SuffixOf(Kind);

    public static string SuffixOf(CredentialKind kind) => kind == CredentialKind.Certificate ? "" : ".NoKey";
}

/// <summary>The holder as typed. Field names are those of Core's HolderForm.</summary>
public sealed record HolderFacts
{
    public string? Nickname { get; init; }

    public string? Name { get; init; }

    public string? DocumentKind { get; init; }

    public string? DocumentNumber { get; init; }

    public string? Mobile { get; init; }
}

/// <summary>Both pre-checks of the start page; null = could not be found out.</summary>
public sealed record Readiness(bool? HasSeal, bool? RepresentativeHasCertificate);

/// <summary>Screen 2, start page: what is done and what is still to do.</summary>
public sealed record TasksView
{
    public required string UnitName { get; init; }

    public required TaskState UnitType { get; init; }

    public required TaskState Unit { get; init; }

    public required TaskState Holder { get; init; }

    public required TaskState Sign { get; init; }

    public bool FromRegistry { get; init; }

    public CredentialKind Kind { get; init; }

    /// <summary>Null until 检查一下 was chosen.</summary>
    public Readiness? Readiness { get; init; }

    public FormErrors Errors { get; init; } = FormErrors.None;
}

public sealed record UnitTypeView(string? Origin)
{
    /// <summary>The categories that fit the code in the certificate.</summary>
    public required IReadOnlyList<string> Offered { get; init; }

    public FormErrors Errors { get; init; } = FormErrors.None;
}

public sealed record UnitView(UnitFacts Unit)
{
    public FormErrors Errors { get; init; } = FormErrors.None;
}

public sealed record HolderView(CertificateFacts Certificate, HolderFacts Holder)
{
    /// <summary>The holder is who the other platform proved, and is not typed.</summary>
    public bool IsProven => Certificate.Kind != CredentialKind.Certificate;

    /// <summary>The number was confirmed by a code before and is not asked again.</summary>
    public bool MobileConfirmed { get; init; }

    /// <summary>Null until the first code was asked for.</summary>
    public DateTimeOffset? CodeExpiresAt { get; init; }

    public DateTimeOffset? ResendAllowedAt { get; init; }

    /// <summary>Why the last code did not arrive; null while nothing is known against it.</summary>
    public SmsFault? CodeFault { get; init; }

    public FormErrors Errors { get; init; } = FormErrors.None;
}

/// <summary>The fields of a holder and the code to the holder's mobile, on every page that asks for them.</summary>
public sealed record HolderFieldsView(HolderFacts Holder, string SendCodeHref)
{
    public bool MobileConfirmed { get; init; }

    /// <summary>The holder is who another platform proved: shown, not typed.</summary>
    public bool IsProven { get; init; }

    /// <summary>Masked; where numbers are known, empty fields keep them.</summary>
    public HolderFacts? Known { get; init; }

    public DateTimeOffset? CodeExpiresAt { get; init; }

    public DateTimeOffset? ResendAllowedAt { get; init; }

    /// <summary>Why the last code did not arrive; null while nothing is known against it.</summary>
    public SmsFault? CodeFault { get; init; }

    public FormErrors Errors { get; init; } = FormErrors.None;
}

public sealed record CheckView(UnitFacts Unit, CertificateFacts Certificate, HolderFacts Holder)
{
    public FormErrors Errors { get; init; } = FormErrors.None;
}

public enum ActivationEnd
{
    Activated,
    Declined,
    Expired,
    Withdrawn,

    /// <summary>The officer did not confirm the representative.</summary>
    Rejected,

    /// <summary>Another certificate of the unit became the main certificate first.</summary>
    Overtaken,
}

/// <summary>How the activation ended; re-openable by its address.</summary>
public sealed record EndView(ActivationEnd End, string Number, string UnitName)
{
    public required DateTimeOffset At { get; init; }

    public string? Reason { get; init; }

    public string? DownloadHref { get; init; }

    public CertificateFacts? Certificate { get; init; }

    public CredentialKind Kind { get; init; }

    /// <summary>The page that the sign-in was for, or home.</summary>
    public string EnterHref { get; init; } = "/";

    /// <summary>Opened as a clerk's, as the licence platform says: nothing was granted by it.</summary>
    public bool WithoutItems { get; init; }
}

/// <summary>All are signed, or an officer still has to confirm: where the activation stands.</summary>
public sealed record ProgressView(string Number, string UnitName, Timeline Timeline)
{
    public required string State { get; init; }

    /// <summary>Answers {"state": "…"}.</summary>
    public required string PollHref { get; init; }

    /// <summary>Where the signing goes on; null while nobody of the unit can do anything.</summary>
    public string? SignHref { get; init; }

    /// <summary>Where a POST gives the application up; null once all have signed.</summary>
    public string? WithdrawHref { get; init; }
}
