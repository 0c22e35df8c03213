using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

/// <summary>What the workflow does with a run: looks whether the person is registered, and ends what nobody finished.</summary>
public sealed class FollowHolderRegistration(CiacDb db, FieldCipher cipher, RegisterPerson persons, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Where the run stands, and since when it waits.</summary>
    public async Task<(HolderRegistrationState State, DateTimeOffset Since)> LookAsync(string number, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var run = await LockAsync(number, ct);
        if (run.IsOpen) await DecideAsync(run, ct);
        await transaction.CommitAsync(ct);
        return (run.State, run.CreatedAt);
    }

    public async Task ExpireAsync(string number, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var run = await LockAsync(number, ct);
        if (run.IsOpen) End(run, HolderRegistrationState.Expired);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private async Task DecideAsync(HolderRegistrationRun run, CancellationToken ct)
    {
        var credential = await db.Credentials.SingleAsync(c => c.Id == run.CredentialId, ct);
        var known = await persons.FindAsync(new PersonOf(run.DocumentKind, run.DocumentNumber, run.Name), ct);
        if (!IsHeldBy(credential, run)) End(run, HolderRegistrationState.Overtaken);
        else if (known is null) return;
        else if (known.Name != run.Name) End(run, HolderRegistrationState.NameDiffers);
        else Register(run, credential);
        await db.SaveChangesAsync(ct);
    }

    private bool IsHeldBy(Credential credential, HolderRegistrationRun run) =>
        credential is { Status: CredentialStatus.Active, HolderDocumentKind: { } kind, HolderDocumentNumber: { } number }
        && credential.HolderName == run.Name
        && new PersonOf(kind, number, run.Name).IndexWith(cipher).AsSpan().SequenceEqual(run.DocumentIndex);

    private void Register(HolderRegistrationRun run, Credential credential)
    {
        credential.HolderRegistration = HolderRegistration.Registered;
        End(run, HolderRegistrationState.Registered);
    }

    private void End(HolderRegistrationRun run, HolderRegistrationState state)
    {
        run.End(state, clock.GetUtcNow());
        audit.Record(new AuditEntry($"holder.{state.ToString().ToLowerInvariant()}") { Identifier = run.Identifier, Subject = run.Number });
    }

    // The certificate first, as everywhere; locked, then read: the holder may be edited while the person registers.
    private async Task<HolderRegistrationRun> LockAsync(string number, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM ciac.credentials c JOIN ciac.holder_registrations r ON r.credential_id = c.id WHERE r.number = {number} FOR UPDATE OF c", ct);
        return await db.HolderRegistrations.FromSql($"SELECT * FROM ciac.holder_registrations WHERE number = {number} FOR UPDATE").SingleAsync(ct);
    }
}
