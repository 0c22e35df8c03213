using Ciac.Core.Audit;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Core.Messages;
using Ciac.Core.Outside.PersonRegistration;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ciac.Core.Accounts;

/// <summary>
/// The registration platform's callback, after its signature was checked: the person is registered and who waits is told, in one
/// transaction. A nonce is good once; a registration that comes again says the same again.
/// </summary>
public sealed class ReceiveRegistrationCallback(CiacDb db, FieldCipher cipher, RegisterPerson register, AuditTrail audit, TimeProvider clock)
{
    private const string Party = "registration";

    public async Task HandleAsync(RegistrationCallbackResult.Genuine genuine, CancellationToken ct)
    {
        var callback = genuine.Callback;
        var run = await db.HolderRegistrations.AsNoTracking().SingleOrDefaultAsync(r => r.Ticket == callback.Ticket, ct);
        await using var transaction = await db.BeginAsync(ct);
        db.CallbackNonces.Add(new CallbackNonce { Party = Party, Nonce = genuine.Nonce, SeenAt = clock.GetUtcNow() });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException repeated) when (repeated.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // The platform repeats until it is answered: what was seen before is answered the same and changes nothing.
            return;
        }

        // A ticket that nobody was given registers nobody: the platform tells of our tickets only.
        if (run is not null) await RegisterAsync(run, callback, ct);
        await transaction.CommitAsync(ct);
    }

    private async Task RegisterAsync(HolderRegistrationRun run, RegistrationCallback callback, CancellationToken ct)
    {
        var said = callback.Person;
        if (!HolderDocument.TryParse(HolderDocumentKind.ResidentId, said.IdNumber, out var document, out _))
        {
            audit.Record(new AuditEntry("person.refused") { Actor = "registration platform", Subject = run.Number, Identifier = run.Identifier });
            await db.SaveChangesAsync(ct);
            return;
        }

        var person = new PersonOf(nameof(HolderDocumentKind.ResidentId), document.Number, said.Name.Trim());
        var isHolder = person.IndexWith(cipher).AsSpan().SequenceEqual(run.DocumentIndex);
        audit.Record(new AuditEntry("person.registered")
        {
            Actor = "registration platform",
            Identifier = run.Identifier,
            Subject = run.Number,
            Detail = $"{Mask.Name(person.Name)} {Mask.IdNumber(person.DocumentNumber)}",
        });
        await register.HandleAsync(person, RegistrationWay.Phone, callback.EventId, ct);
        if (isHolder) return;
        var now = clock.GetUtcNow();
        await db.HolderRegistrations.Where(r => r.Id == run.Id && r.EndedAt == null).ExecuteUpdateAsync(r => r.SetProperty(x => x.OtherPersonAt, now), ct);
    }
}
