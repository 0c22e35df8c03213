using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Catalogue;

/// <summary>Puts the shipped business items into an empty place; an item that is there already keeps what was edited of it.</summary>
public sealed class SeedCatalogue(CiacDb db)
{
    private const string Resource = "Ciac.Core.Catalogue.business-items.csv";

    public static IReadOnlyList<BusinessItem> Shipped { get; } = Read();

    public async Task HandleAsync(CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        // Nodes start together: the second one waits here and finds the items of the first.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('ciac:catalogue', 0))", ct);
        var known = await db.BusinessItems.Select(i => i.Code).ToListAsync(ct);
        db.BusinessItems.AddRange(Read().Where(i => !known.Contains(i.Code)));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static List<BusinessItem> Read()
    {
        using var stream = typeof(SeedCatalogue).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Skip(1).Select((line, index) => ItemOf(line.Split('|'), index + 1))];
    }

    private static BusinessItem ItemOf(string[] parts, int position) => new()
    {
        Code = parts[0],
        NameZh = parts[1],
        NameEn = parts[2],
        Description = parts[3],
        Category = parts[4],
        Position = position,
        IsActive = parts[5] == "true",
    };
}
