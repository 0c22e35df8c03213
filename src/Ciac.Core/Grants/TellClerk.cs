using Ciac.Core.Messages;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Grants;

/// <summary>Texts the clerk how the request to the administrators ended, in the caller's transaction; the reason is read after signing in.</summary>
public sealed class TellClerk(CiacDb db, QueueText queue)
{
    private const string Template = "SMS_GRANT_RESULT";

    public async Task HandleAsync(Grant ask, CancellationToken ct)
    {
        if (ResultOf(ask.State) is not { } result) return;
        var clerk = await db.Credentials.AsNoTracking().SingleAsync(c => c.Id == ask.GranteeId, ct);
        if (string.IsNullOrEmpty(clerk.HolderMobile)) return;
        await queue.HandleAsync(new TextToSend($"ask-{ask.Id:N}-end", clerk.HolderMobile, Template, new Dictionary<string, string> { ["number"] = ask.Number, ["result"] = result }), ct);
    }

    // Who withdrew knows it.
    private static string? ResultOf(GrantState state) => state switch
    {
        GrantState.Granted => "已由证书管理员授权并生效",
        GrantState.Declined => "未获证书管理员同意",
        GrantState.Expired => "超过 7 天未处理，已过期",
        _ => null,
    };
}
