using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

/// <summary>What page E25 个人证书管理 shows of an individual user.</summary>
public sealed record IndividualView(IndividualUser User)
{
    /// <summary>Null while the person does not stand in personal-information registration.</summary>
    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>Registered under another name than the certificate's.</summary>
    public bool NameDiffers { get; init; }
}

/// <summary>The own certificate and registration of the individual user who is signed in; nothing for anybody else.</summary>
public sealed class ReadIndividual(CiacDb db, RegisterPerson persons)
{
    public async Task<IndividualView?> HandleAsync(Caller caller, CancellationToken ct)
    {
        if (!caller.IsIndividual) return null;
        var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == caller.SessionId, ct);
        var user = IndividualUser.Read(session.SubjectJson!);
        var known = await persons.FindAsync(new PersonOf(nameof(Enterprises.Identifiers.HolderDocumentKind.ResidentId), user.IdNumber, user.Name), ct);
        return new IndividualView(user) { RegisteredAt = known?.RegisteredAt, NameDiffers = known is not null && known.Name != user.Name };
    }
}
