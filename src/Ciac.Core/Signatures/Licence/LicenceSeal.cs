namespace Ciac.Core.Signatures;

public enum LicenceSealState
{
    /// <summary>待扫描</summary>
    Waiting,

    /// <summary>已扫描</summary>
    Scanned,

    /// <summary>已确认: the value is here and is being checked.</summary>
    Confirmed,

    /// <summary>It stands in the document.</summary>
    Signed,

    /// <summary>Confirmed by somebody who may not, or with a value that does not fit: nothing was signed.</summary>
    Refused,

    /// <summary>已拒绝 on the phone by its user.</summary>
    Declined,
    Expired,
}

/// <summary>One QR code by which a party of a request signs with its electronic licence: bound to the bytes it was prepared over.</summary>
public sealed class LicenceSeal
{
    public required Guid Id { get; init; }

    /// <summary>What the licence platform knows it by.</summary>
    public required string Number { get; init; }
    public required Guid RequestId { get; init; }
    public required SignatoryRole Role { get; init; }

    /// <summary>The licence platform's own id.</summary>
    public required string Ticket { get; init; }
    public required string QrText { get; init; }
    public required LicenceSealState State { get; set; }

    /// <summary>Encrypted at rest: it holds the signer's certificate; gone once it has ended.</summary>
    public string? PreparedJson { get; set; }

    /// <summary>Number of the refusal, when it was refused.</summary>
    public string? Refusal { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    public bool IsOpenAt(DateTimeOffset now) => StateAt(now) is LicenceSealState.Waiting or LicenceSealState.Scanned;

    /// <summary>What a page may say: a code nobody confirmed is over when its time is.</summary>
    public LicenceSealState StateAt(DateTimeOffset now) =>
        State is LicenceSealState.Waiting or LicenceSealState.Scanned && ExpiresAt <= now ? LicenceSealState.Expired : State;

    public void End(LicenceSealState state, DateTimeOffset now) => (State, EndedAt, PreparedJson) = (state, now, null);
}
