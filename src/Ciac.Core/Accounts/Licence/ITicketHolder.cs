using Ciac.Core.Outside.ELicence;

namespace Ciac.Core.Accounts;

/// <summary>A room that shows codes of the licence platform: whose ticket a callback is about, and what it does with it.</summary>
public interface ITicketHolder
{
    /// <summary>Null when the ticket is another room's.</summary>
    Task<HeldTicket?> FindAsync(string ticket, CancellationToken ct);

    /// <summary>Inside the transaction that stores the event.</summary>
    Task TakeAsync(HeldTicket held, LicenceCallback callback, CancellationToken ct);
}

/// <summary>A ticket that somebody holds; an ended one changes nothing any more.</summary>
public sealed record HeldTicket(string Number, bool IsOpen);
