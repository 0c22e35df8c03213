namespace Ciac.Core.Accounts;

public enum HolderRegistrationState
{
    /// <summary>待本人登记, or 需窗口核验.</summary>
    Waiting,
    Registered,

    /// <summary>The person is registered under another name than the certificate says.</summary>
    NameDiffers,
    Expired,

    /// <summary>The certificate has another holder by now, or is active no more.</summary>
    Overtaken,
}

/// <summary>One wait for one certificate's holder to be registered (flow F14).</summary>
public sealed class HolderRegistrationRun
{
    public required Guid Id { get; init; }

    /// <summary>The number that people quote at the counter; also the correlation id of the workflow.</summary>
    public required string Number { get; init; }
    public required Guid CredentialId { get; init; }

    /// <summary>The unit's code; nobody of another unit may see it (invariant 4).</summary>
    public required string Identifier { get; init; }
    public required byte[] DocumentIndex { get; init; }
    public required string DocumentKind { get; init; }
    public required string DocumentNumber { get; init; }
    public required string Name { get; init; }
    public required RegistrationWay Way { get; init; }
    public required HolderRegistrationState State { get; set; }

    /// <summary>The platform's own id, and the address that its QR code holds; null at the counter.</summary>
    public string? Ticket { get; set; }
    public string? Link { get; set; }
    public string? WorkflowInstanceId { get; set; }

    /// <summary>Somebody else registered by this ticket: the page says so, and waits on.</summary>
    public DateTimeOffset? OtherPersonAt { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    public bool IsOpen => EndedAt is null;

    public void End(HolderRegistrationState state, DateTimeOffset now) => (State, EndedAt) = (state, now);
}
