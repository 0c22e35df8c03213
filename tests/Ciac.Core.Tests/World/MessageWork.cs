using Ciac.Core.Messages;
using Ciac.Core.Tasks;

namespace Ciac.Core.Tests.World;

/// <summary>What people of a desk are told.</summary>
internal static class MessageWork
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static Task<MessagePage> MessagesAsync(this PortalWorld world, Desk desk, MessageFilter filter = MessageFilter.All, int page = 1) =>
        world.AskAsync((ReadMessages verb) => verb.PageAsync(desk.Caller.Mailbox!, filter, page, None));

    /// <summary>The kinds of all messages, the newest first.</summary>
    public static async Task<List<string>> KindsAsync(this PortalWorld world, Desk desk) =>
        [.. (await world.MessagesAsync(desk)).Messages.Select(m => m.Kind)];

    public static Task<Outcome<Message>> OpenMessageAsync(this PortalWorld world, Desk desk, Guid id) =>
        world.AskAsync((ReadMessages verb) => verb.OpenAsync(desk.Caller.Mailbox!, id, None));

    public static Task<int> WaitingAsync(this PortalWorld world, Desk desk) =>
        world.AskAsync((ReadToDos verb) => verb.CountAsync(desk.Caller.Mailbox!, None));

    public static Task<IReadOnlyList<ToDo>> ToDosAsync(this PortalWorld world, Desk desk) =>
        world.AskAsync((ReadToDos verb) => verb.ListAsync(desk.Caller.Mailbox!, None));
}
