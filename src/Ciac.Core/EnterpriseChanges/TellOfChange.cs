using Ciac.Core.Accounts;
using Ciac.Core.Messages;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.EnterpriseChanges;

/// <summary>Tells who began a change how it ended, by message and SMS, in the transaction that ends it. Who withdrew knows.</summary>
public sealed class TellOfChange(CiacDb db, TellPeople tell)
{
    private const string Template = "SMS_UNIT_CHANGE";

    public async Task HandleAsync(EnterpriseChange change, CancellationToken ct)
    {
        if (change.State == EnterpriseChangeState.Withdrawn) return;
        var uniqueId = await db.Credentials.Where(c => c.Id == change.CredentialId).Select(c => c.UniqueId).SingleAsync(ct);
        var news = new News($"unit.{change.State.ToString().ToLowerInvariant()}", $"/enterprise/changes/{change.Number}", change.Number)
        {
            Text = new NewsText(Template, new Dictionary<string, string> { ["unit"] = change.After.Name, ["number"] = change.Number, ["result"] = ResultOf(change.State) }),
        };
        await tell.HolderAsync(new Mailbox(uniqueId, change.Identifier), news, ct);
    }

    private static string ResultOf(EnterpriseChangeState state) => state switch
    {
        EnterpriseChangeState.Changed => "已生效",
        EnterpriseChangeState.Refused => "审核未通过",
        EnterpriseChangeState.Expired => "已过期，未变更",
        _ => "未生效，情况已有变化",
    };
}
