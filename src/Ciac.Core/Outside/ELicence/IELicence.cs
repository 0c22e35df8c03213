namespace Ciac.Core.Outside.ELicence;

/// <summary>The electronic licence platform 电子营业执照.</summary>
public interface IELicence
{
    /// <summary>A ticket for one scan. It changes nothing until somebody confirms it, so it is asked for like a question.</summary>
    Task<TicketResult> CreateTicketAsync(TicketWish wish, CancellationToken ct);
}

/// <summary>What a scan is for; the phone shows site and place before its user confirms.</summary>
public sealed record TicketWish(string BusinessId, string Site)
{
    /// <summary>Where the browser is that shows the code: its network address.</summary>
    public string? Place { get; init; }

    public required TimeSpan Lifetime { get; init; }
}

/// <summary>Closed family.</summary>
public abstract record TicketResult
{
    private TicketResult()
    {
    }

    public sealed record Created(string Ticket, string QrText) : TicketResult;

    /// <summary>No answer, a refusal, or one that cannot be read.</summary>
    public sealed record Down(string Why) : TicketResult;
}
