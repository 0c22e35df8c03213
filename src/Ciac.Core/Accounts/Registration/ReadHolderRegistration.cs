using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

/// <summary>The registration of the caller's own holder, as its page shows it; <see cref="Last"/> is null before the first start.</summary>
public sealed record HolderStanding(Credential Credential, HolderRegistrationRun? Last)
{
    public bool HasHolder => Credential.HolderName is not null;

    public bool IsRegistered => Credential.HolderRegistration == HolderRegistration.Registered;

    /// <summary>NoHolder, Registered, Waiting, or how the last attempt ended; NotStarted before there was one.</summary>
    public string State => this switch
    {
        { HasHolder: false } => "NoHolder",
        { IsRegistered: true } => "Registered",
        // Registered, and then the certificate got another holder.
        { Last: null or { State: HolderRegistrationState.Registered } } => "NotStarted",
        _ => Last.State.ToString(),
    };
}

public sealed class ReadHolderRegistration(CiacDb db)
{
    public async Task<HolderStanding> OwnAsync(Caller caller, CancellationToken ct)
    {
        var credential = await db.Credentials.AsNoTracking().SingleAsync(c => c.Id == caller.CredentialId, ct);
        var last = await db.HolderRegistrations.AsNoTracking()
            .Where(r => r.CredentialId == credential.Id)
            .OrderByDescending(r => r.CreatedAt)
            .FirstOrDefaultAsync(ct);
        return new HolderStanding(credential, last);
    }
}
