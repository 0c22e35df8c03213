using System.Text.Json;
using Ciac.Core.Outside.ELicence;

namespace Ciac.Core.Accounts;

public enum ScanState
{
    /// <summary>The code is shown and nobody has scanned it.</summary>
    Waiting,
    Scanned,

    /// <summary>Confirmed on the phone: the browser is asked whether it shall be this person.</summary>
    Confirmed,
    SignedIn,

    /// <summary>The licence's authorisation is none of the three, or its unit is not open.</summary>
    Refused,

    /// <summary>Refused on the phone by its user.</summary>
    Declined,

    /// <summary>The browser said: this is not me.</summary>
    Rejected,
    Expired,
}

/// <summary>One QR code shown to one browser (flow F1): only that browser can be signed in by it.</summary>
public sealed class ScanSignIn
{
    /// <summary>How long a confirmed scan waits for its browser.</summary>
    public static readonly TimeSpan RedeemWithin = TimeSpan.FromMinutes(2);

    public required Guid Id { get; init; }

    /// <summary>Also the correlation id of the workflow.</summary>
    public required string Number { get; init; }
    public required byte[] BrowserHash { get; init; }

    /// <summary>The licence platform's own id.</summary>
    public required string Ticket { get; init; }
    public required string QrText { get; init; }

    /// <summary>A path of the portal, checked by the page.</summary>
    public string? ReturnTo { get; init; }
    public required ScanState State { get; set; }

    /// <summary>Who confirmed, encrypted at rest, and only until the scan has ended.</summary>
    public string? HolderJson { get; set; }

    /// <summary>Number of the refusal when <see cref="State"/> is <see cref="ScanState.Refused"/>.</summary>
    public string? Refusal { get; set; }
    public string? WorkflowInstanceId { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Of the code; once confirmed, of the confirmation.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    public LicenceHolder? Holder => HolderJson is null ? null : JsonSerializer.Deserialize<LicenceHolder>(HolderJson);

    /// <summary>What a page may say: a code is over when its time is, whether or not its workflow has noticed.</summary>
    public ScanState StateAt(DateTimeOffset now) => EndedAt is null && ExpiresAt <= now ? ScanState.Expired : State;

    public void End(ScanState state, DateTimeOffset now) => (State, EndedAt, HolderJson) = (state, now, null);
}

/// <summary>A callback as it came, until the workflow applies it.</summary>
public sealed class LicenceEvent
{
    /// <summary>The sender's: a repeated one is the same event.</summary>
    public required string Id { get; init; }
    public required string ScanNumber { get; init; }
    public required string Kind { get; init; }

    /// <summary>Encrypted at rest; gone once it is applied.</summary>
    public string? HolderJson { get; set; }

    /// <summary>The sealed hash, when the ticket was for one.</summary>
    public string? SealJson { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>Section SignIn.</summary>
public sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>How long a QR code can be scanned and confirmed.</summary>
    public TimeSpan ScanLifetime { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>The name that the phone shows beside the question.</summary>
    public string SiteName { get; set; } = "上海市建设市场信息服务平台";
}
