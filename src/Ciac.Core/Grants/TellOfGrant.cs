using System.Globalization;
using Ciac.Core.Accounts;
using Ciac.Core.Messages;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Grants;

/// <summary>Who is told of a grant: the clerk of its end, whoever administers the unit of what a clerk asked for, and the grantor of what was asked of nobody else.</summary>
public sealed class TellOfGrant(CiacDb db, TellPeople tell)
{
    public async Task AskedAsync(Grant grant, CancellationToken ct)
    {
        var grantee = await GranteeAsync(grant, ct);
        await tell.AdministratorsAsync(grant.Identifier, NewsOf(grant, grantee, "grant.asked"), grantee.UniqueId, ct);
    }

    public async Task EndedAsync(Grant grant, CancellationToken ct)
    {
        var grantee = await GranteeAsync(grant, ct);
        var news = NewsOf(grant, grantee, $"grant.{grant.State.ToString().ToLowerInvariant()}");
        await tell.HolderAsync(new Mailbox(grantee.UniqueId, grant.Identifier), news, ct);
        if (grant.GrantorId is null) await tell.AdministratorsAsync(grant.Identifier, news, grantee.UniqueId, ct);
        else if (grant.State != GrantState.Granted) await tell.HolderAsync(new Mailbox(await UniqueIdAsync(grant.GrantorId.Value, ct), grant.Identifier), news, ct);
    }

    /// <summary>How a request to the administrators ended, by SMS too; the reason is read after signing in. Who withdrew knows it.</summary>
    public async Task AskEndedAsync(Grant ask, CancellationToken ct)
    {
        if (ResultOf(ask.State) is not { } result) return;
        var grantee = await GranteeAsync(ask, ct);
        var news = NewsOf(ask, grantee, $"ask.{ask.State.ToString().ToLowerInvariant()}") with
        {
            Text = new NewsText("SMS_GRANT_RESULT", new Dictionary<string, string> { ["number"] = ask.Number, ["result"] = result }),
        };
        await tell.HolderAsync(new Mailbox(grantee.UniqueId, ask.Identifier), news, ct);
    }

    private static string? ResultOf(GrantState state) => state switch
    {
        GrantState.Granted => "已由证书管理员授权并生效",
        GrantState.Declined => "未获证书管理员同意",
        GrantState.Expired => "超过 7 天未处理，已过期",
        _ => null,
    };

    private static News NewsOf(Grant grant, Credential grantee, string kind) =>
        new(kind, $"/grants/{grant.Number}", grantee.Nickname, grant.ItemsAfter.Count.ToString(CultureInfo.InvariantCulture));

    private Task<Credential> GranteeAsync(Grant grant, CancellationToken ct) => db.Credentials.AsNoTracking().SingleAsync(c => c.Id == grant.GranteeId, ct);

    private Task<string> UniqueIdAsync(Guid id, CancellationToken ct) => db.Credentials.Where(c => c.Id == id).Select(c => c.UniqueId).SingleAsync(ct);
}
