namespace Ciac.Core.Outside.PersonRegistration;

/// <summary>Personal-information registration 个人信息登记 in the citizen app 随申办.</summary>
public interface IPersonRegistration
{
    /// <summary>A ticket that one person registers by. It changes nothing until somebody does, so it is asked for like a question.</summary>
    Task<RegistrationTicketResult> CreateTicketAsync(string businessId, TimeSpan lifetime, CancellationToken ct);
}

/// <summary>Closed family.</summary>
public abstract record RegistrationTicketResult
{
    private RegistrationTicketResult()
    {
    }

    /// <summary><paramref name="Link"/> is what the QR code holds, and the link for who reads the page on the phone.</summary>
    public sealed record Created(string Ticket, Uri Link) : RegistrationTicketResult;

    /// <summary>No answer, a refusal, or one that cannot be read.</summary>
    public sealed record Down(string Why) : RegistrationTicketResult;
}
