using Ciac.Workflows.Storage;

namespace Ciac.Core.Storage;

/// <summary>A verb's part of the scope's transaction. Disposed without a commit, nothing of the whole is kept.</summary>
public sealed class RoomTransaction(CiacDb db, SessionTransaction part) : IAsyncDisposable
{
    public async ValueTask CommitAsync(CancellationToken ct)
    {
        await part.CommitAsync(ct);
        await db.LeaveAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        await part.DisposeAsync();
        await db.LeaveAsync(CancellationToken.None);
    }
}
