using System.Security.Cryptography;
using System.Text.Json;
using Ciac.Sandbox.Callbacks;

namespace Ciac.Sandbox.Licence;

/// What a person does on the phone: scans a ticket, confirms it as somebody or refuses. Each step is told to the portal.
public sealed class LicenceApp(
    LicenceTicketStore tickets, LicencePeople people, LicenceSeals seals, SignedCallbacks callbacks, LicenceFaults faults)
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
        var sealing = person is null ? null : await SealAsync((await tickets.FindAsync(ticket, ct))!.Seal, person, ct);
        await callbacks.TellAsync(SignedParty.Licence, Body(ticket, person is null ? "refused" : "confirmed", person, sealing), ct);
        if (faults.Is("reordered"))
            await callbacks.TellAsync(SignedParty.Licence, Body(ticket, "scanned"), ct);
        if (faults.Is("contradicting") && person is not null)
            await callbacks.TellAsync(SignedParty.Licence, Body(ticket, "confirmed", await AnotherAsync(person, ct), sealing), ct);
        return true;
    }

    private async Task<LicencePerson> AnotherAsync(LicencePerson person, CancellationToken ct) =>
        (await people.AllAsync(ct)).First(other => other.Enterprise.Identifier != person.Enterprise.Identifier && other.Role == person.Role);

    // Whoever confirms seals with the licence of their own unit, whatever was asked.
    private async Task<LicenceSeal?> SealAsync(LicenceSealing? sealing, LicencePerson person, CancellationToken ct)
    {
        if (sealing is null)
            return null;
        var hash = faults.Is("other-hash") ? SHA256.HashData("another document"u8) : sealing.Hash;
        var unit = faults.Is("other-key") ? (await AnotherAsync(person, ct)).Enterprise : person.Enterprise;
        var value = await seals.SignAsync(unit.Identifier, sealing.Signer, hash, ct);
        return new LicenceSeal(Convert.ToBase64String(hash), Convert.ToBase64String(value!));
    }

    private static string Body(string ticket, string kind, LicencePerson? person = null, LicenceSeal? seal = null) => JsonSerializer.Serialize(new
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
        seal = seal is null ? null : new { hash = seal.Hash, value = seal.Value },
    }, SandboxJson.AsWritten);
}

/// A hash that was sealed: the value of the licence's key over it.
public sealed record LicenceSeal(string Hash, string Value);
