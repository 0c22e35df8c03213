using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Storage;

/// <summary>Removes what is over its time, a bounded batch of each kind in one transaction.</summary>
internal static class Forgetting
{
    /// <summary>Rows of one kind at a time.</summary>
    public const int Batch = 1000;

    /// <summary>True when there may be more.</summary>
    public static async Task<bool> RunAsync(CiacDb db, IEnumerable<FormattableString> batches, CancellationToken ct)
    {
        var removed = 0;
        await using var transaction = await db.BeginAsync(ct);
        foreach (var batch in batches) removed = Math.Max(removed, await db.Database.ExecuteSqlAsync(batch, ct));
        await transaction.CommitAsync(ct);
        return removed == Batch;
    }

    /// <summary>A setting never goes below what a rule needs.</summary>
    public static TimeSpan AtLeast(this TimeSpan kept, TimeSpan needed) => kept > needed ? kept : needed;
}
