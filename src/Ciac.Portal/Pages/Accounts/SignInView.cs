using Ciac.Core.Accounts;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Portal.Components;

namespace Ciac.Portal.Pages.Accounts;

public enum SignInWay
{
    /// <summary>法人一证通数字证书登录</summary>
    Certificate,

    /// <summary>电子营业执照登录</summary>
    Licence,

    /// <summary>一网通办登录</summary>
    OneNetwork,
}

/// <summary>Who confirmed on the phone, shown before the session opens.</summary>
public sealed record ScanWho(string EnterpriseName, string CreditCode)
{
    /// <summary>Masked.</summary>
    public required string HolderName { get; init; }
    public required HolderRole Role { get; init; }
}

/// <summary>The QR code of an electronic licence sign-in; lives three minutes.</summary>
public sealed record LicenceScan(string QrText, DateTimeOffset ExpiresAt, ScanState State)
{
    public Guid Id { get; init; }

    /// <summary>Answers {"state": "Waiting"}.</summary>
    public required string PollHref { get; init; }

    public ScanWho? Who { get; init; }

    public bool IsOpen => State is ScanState.Waiting or ScanState.Scanned;

    public static LicenceScan Of(ScanSignIn scan, DateTimeOffset now) => new(scan.QrText, scan.ExpiresAt, scan.StateAt(now))
    {
        Id = scan.Id,
        PollHref = "/sign-in/licence/state",
        Who = scan.StateAt(now) == ScanState.Confirmed && scan.Holder is { } holder
            ? new ScanWho(holder.EnterpriseName, holder.CreditCode) { HolderName = Mask.Name(holder.Name), Role = LicenceRoles.Of(holder.Role) ?? HolderRole.Clerk }
            : null,
    };
}

/// <summary>Screen 1 登录. The PIN is never typed here, but in the assistant's own window.</summary>
public sealed record SignInView(SignInWay Way)
{
    /// <summary>Local address to go to afterwards; kept by every way.</summary>
    public string? ReturnTo { get; init; }

    /// <summary>Errors of the last try; their field is empty: nothing on this page is typed.</summary>
    public FormErrors Errors { get; init; } = FormErrors.None;

    /// <summary>The certificate has expired: the page says where it is renewed.</summary>
    public bool Expired { get; init; }

    public LicenceScan? Scan { get; init; }
}
