using System.Text.Json;
using Ciac.Sandbox.Callbacks;

namespace Ciac.Sandbox.Licence;

/// What a person does on the phone: scans a ticket, confirms it as somebody or refuses. Each step is told to the portal.
public sealed class LicenceApp(LicenceTicketStore tickets, LicencePeople people, SignedCallbacks callbacks, LicenceFaults faults)
{
    public async Task<bool> ScanAsync(string ticket, CancellationToken ct)
    {
        if (!await tickets.MoveAsync(ticket, "waiting", "scanned", ct))
            return (await tickets.FindAsync(ticket, ct))?.State == "scanned";
        if (!faults.Is("reordered"))
            await callbacks.TellAsync(SignedParty.Licence, Body(ticket, "scanned"), ct);
        return true;
    }

    /// Confirms as the subject; refuses when there is none.
    public async Task<bool> AnswerAsync(string ticket, string? subject, CancellationToken ct)
    {
        var person = subject is null ? null : await people.FindAsync(subject, ct);
        if ((subject is not null && person is null) || !await tickets.MoveAsync(ticket, "scanned", person is null ? "refused" : "confirmed", ct))
            return false;
        await callbacks.TellAsync(SignedParty.Licence, Body(ticket, person is null ? "refused" : "confirmed", person), ct);
        if (faults.Is("reordered"))
            await callbacks.TellAsync(SignedParty.Licence, Body(ticket, "scanned"), ct);
        if (faults.Is("contradicting") && person is not null)
            await callbacks.TellAsync(SignedParty.Licence, Body(ticket, "confirmed", await AnotherAsync(person, ct)), ct);
        return true;
    }

    private async Task<LicencePerson> AnotherAsync(LicencePerson person, CancellationToken ct) =>
        (await people.AllAsync(ct)).First(other => other.Enterprise.Identifier != person.Enterprise.Identifier && other.Role == person.Role);

    private static string Body(string ticket, string kind, LicencePerson? person = null) => JsonSerializer.Serialize(new
    {
        eventId = Guid.NewGuid().ToString("N"),
        ticket,
        kind,
        licence = person is null ? null : new
        {
            subject = person.Subject,
            creditCode = person.Enterprise.Identifier,
            enterpriseName = person.Enterprise.Name,
            role = person.Role,
            name = person.Person.Name,
            idType = person.Person.IdType,
            idNumber = person.Person.IdNumber,
        },
    }, SandboxJson.AsWritten);
}
