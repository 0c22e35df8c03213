using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

/// <summary>
/// A person is registered, inside the caller's transaction: the fact is kept once, and every certificate that waits for it is
/// told. Who starts to wait takes the same lock, so that no registration falls between looking and waiting.
/// </summary>
public sealed class RegisterPerson(CiacDb db, FieldCipher cipher, IWorkflowInbox inbox, TimeProvider clock)
{
    /// <summary>Name of the stimulus; its payload is the run's number.</summary>
    public const string Stimulus = "Ciac.PersonRegistered";

    public async Task HandleAsync(PersonOf person, RegistrationWay way, string cause, CancellationToken ct)
    {
        var index = person.IndexWith(cipher);
        await LockAsync(index, ct);
        var known = await db.PersonalRegistrations.SingleOrDefaultAsync(r => r.DocumentIndex == index, ct);
        if (known is null) db.PersonalRegistrations.Add(New(person, index, way));
        else (known.Name, known.Way, known.RegisteredAt) = (person.Name, way, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        var waiting = await db.HolderRegistrations.AsNoTracking().Where(r => r.DocumentIndex == index && r.EndedAt == null).ToListAsync(ct);
        foreach (var run in waiting) await TellAsync(run, cause, ct);
    }

    public async Task<PersonalRegistration?> FindAsync(PersonOf person, CancellationToken ct)
    {
        var index = person.IndexWith(cipher);
        return await db.PersonalRegistrations.AsNoTracking().SingleOrDefaultAsync(r => r.DocumentIndex == index, ct);
    }

    /// <summary>Of somebody who becomes a holder now, inside the caller's transaction.</summary>
    public async Task<HolderRegistration> StateOfAsync(PersonOf person, CancellationToken ct)
    {
        await LockAsync(person.IndexWith(cipher), ct);
        return (await FindAsync(person, ct))?.Name == person.Name ? HolderRegistration.Registered : HolderRegistration.Awaiting;
    }

    internal Task LockAsync(byte[] index, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({PersonOf.LockOf(index)}, 0))", ct);

    internal Task TellAsync(HolderRegistrationRun run, string cause, CancellationToken ct) => inbox.SendAsync(
        new SendStimulus(Stimulus, new { Registration = run.Number }) { InstanceId = run.WorkflowInstanceId, Key = $"registration:{run.Number}:{cause}" }, ct);

    private PersonalRegistration New(PersonOf person, byte[] index, RegistrationWay way) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        DocumentIndex = index,
        DocumentKind = person.DocumentKind,
        DocumentNumber = person.DocumentNumber,
        Name = person.Name,
        Way = way,
        RegisteredAt = clock.GetUtcNow(),
    };
}
