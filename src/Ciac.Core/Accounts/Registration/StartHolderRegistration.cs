using Ciac.Core.Audit;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Core.Outside.PersonRegistration;
using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

/// <summary>F14 begins: the caller's own holder registers on the phone, or at the counter. Who is registered already is so at once.</summary>
public sealed class StartHolderRegistration(CiacDb db, RegisterPerson persons, IPersonRegistration platform, RegistrationStart begin, AuditTrail audit)
{
    public const string DefinitionId = "holder-registration";

    public async Task<Outcome<HolderRegistration>> HandleAsync(Caller caller, CancellationToken ct)
    {
        var credential = await db.Credentials.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caller.CredentialId, ct);
        if (credential is not { HolderName: { } name, HolderDocumentKind: { } kind, HolderDocumentNumber: { } number }) return RegistrationRefusals.NoHolder;
        if (credential.HolderRegistration == HolderRegistration.Registered) return HolderRegistration.Registered;
        var person = new PersonOf(kind, number, name);
        if (await persons.FindAsync(person, ct) is { } known)
            return known.Name == name ? await MarkAsync(caller, credential, ct) : RegistrationRefusals.NameDiffers;

        var open = await db.HolderRegistrations.AsNoTracking().SingleOrDefaultAsync(r => r.CredentialId == credential.Id && r.EndedAt == null, ct);
        if (open is not null && IsOf(open, person)) return HolderRegistration.Awaiting;
        return await BeginAsync(caller, person, ct);
    }

    private async Task<Outcome<HolderRegistration>> BeginAsync(Caller caller, PersonOf person, CancellationToken ct)
    {
        var run = begin.Make(caller, person);
        if (run.Way == RegistrationWay.Phone)
        {
            // A question: asked before the transaction, worth nothing until somebody registers by it.
            if (await platform.CreateTicketAsync(run.Number, RegistrationStart.TicketLifetime, ct) is not RegistrationTicketResult.Created created)
                return RegistrationRefusals.PlatformDown;
            (run.Ticket, run.Link) = (created.Ticket, created.Link.AbsoluteUri);
        }

        await using var transaction = await db.BeginAsync(ct);
        await persons.LockAsync(run.DocumentIndex, ct);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM ciac.credentials WHERE id = {run.CredentialId} FOR UPDATE", ct);
        var before = await db.HolderRegistrations.SingleOrDefaultAsync(r => r.CredentialId == run.CredentialId && r.EndedAt == null, ct);
        // Two clicks at once: the second one waits here and finds the first one's.
        if (before is not null && IsOf(before, person)) return HolderRegistration.Awaiting;
        if (before is not null) await begin.OvertakeAsync(before, ct);
        await begin.StartAsync(run, ct);
        audit.Record(caller.Entry("holder.started") with { Subject = run.Number, Detail = run.Way.ToString() });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return HolderRegistration.Awaiting;
    }

    private async Task<Outcome<HolderRegistration>> MarkAsync(Caller caller, Credential seen, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var credential = await db.Credentials.FromSql($"SELECT * FROM ciac.credentials WHERE id = {seen.Id} FOR UPDATE").SingleAsync(ct);
        // Edited in this very moment: the other person is looked for by the next click.
        if ((credential.HolderName, credential.HolderDocumentNumber) != (seen.HolderName, seen.HolderDocumentNumber)) return credential.HolderRegistration;
        credential.HolderRegistration = HolderRegistration.Registered;
        audit.Record(caller.Entry("holder.registered") with { Subject = credential.UniqueId });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return HolderRegistration.Registered;
    }

    private static bool IsOf(HolderRegistrationRun run, PersonOf person) =>
        new PersonOf(run.DocumentKind, run.DocumentNumber, run.Name) == person;
}

/// <summary>Makes a run and starts its workflow, inside the caller's transaction.</summary>
public sealed class RegistrationStart(CiacDb db, FieldCipher cipher, IWorkflowInbox inbox, RegisterPerson persons, TimeProvider clock)
{
    internal static readonly TimeSpan TicketLifetime = TimeSpan.FromDays(7);

    internal HolderRegistrationRun Make(Caller caller, PersonOf person)
    {
        var now = clock.GetUtcNow();
        return new HolderRegistrationRun
        {
            Id = Guid.CreateVersion7(now),
            Number = $"DJ{now.ToOffset(PortalClock.Offset):yyyyMMdd}{Secrets.ReadableCode(6)}",
            CredentialId = caller.CredentialId!.Value,
            Identifier = caller.Identifier!,
            DocumentIndex = person.IndexWith(cipher),
            DocumentKind = person.DocumentKind,
            DocumentNumber = person.DocumentNumber,
            Name = person.Name,
            Way = person.DocumentKind == nameof(HolderDocumentKind.ResidentId) ? RegistrationWay.Phone : RegistrationWay.Counter,
            State = HolderRegistrationState.Waiting,
            CreatedAt = now,
        };
    }

    internal async Task StartAsync(HolderRegistrationRun run, CancellationToken ct)
    {
        var start = new StartWorkflow(StartHolderRegistration.DefinitionId)
        {
            CorrelationId = run.Number,
            Key = $"registration:{run.Number}",
            Input = new Dictionary<string, object?> { ["Registration"] = run.Number, ["AtCounter"] = run.Way == RegistrationWay.Counter },
        };
        run.WorkflowInstanceId = await inbox.StartAsync(start, ct);
        db.HolderRegistrations.Add(run);
    }

    internal async Task OvertakeAsync(HolderRegistrationRun run, CancellationToken ct)
    {
        run.End(HolderRegistrationState.Overtaken, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await persons.TellAsync(run, "overtaken", ct);
    }
}
