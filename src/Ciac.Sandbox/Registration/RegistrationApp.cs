using System.Text.Json;
using Ciac.Sandbox.Callbacks;
using Ciac.Sandbox.Licence;
using Ciac.Sandbox.People;

namespace Ciac.Sandbox.Registration;

/// What a person does on the phone: opens the link or scans the code, proves who they are, and is registered. The portal is told.
public sealed class RegistrationApp(RegistrationTickets tickets, PersonStore people, SignedCallbacks callbacks)
{
    /// As a person whom the sandbox knows; only resident ids register on the phone.
    public async Task<bool> RegisterAsync(string ticket, string idNumber, CancellationToken ct) =>
        await people.FindAsync(idNumber, ct) is { IdType: "resident" } person && await RegisterAsync(ticket, person, ct);

    public async Task<bool> RegisterAsync(string ticket, Person person, CancellationToken ct)
    {
        if (!await tickets.TakeAsync(ticket, ct))
            return false;
        await callbacks.TellAsync(SignedParty.Registration, Body(ticket, person), ct);
        return true;
    }

    private static string Body(string ticket, Person person) => JsonSerializer.Serialize(new
    {
        eventId = Guid.NewGuid().ToString("N"),
        ticket,
        person = new { name = person.Name, idType = person.IdType, idNumber = person.IdNumber, mobile = person.Mobile },
    }, SandboxJson.AsWritten);
}
