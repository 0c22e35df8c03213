using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

public sealed class StaffSeed
{
    public string UserName { get; set; } = "";
    public string DisplayName { get; set; } = "";
    public string Password { get; set; } = "";
    public string TotpSecret { get; set; } = "";
    public StaffRole Role { get; set; }
}

/// <summary>Makes the staff accounts that the configuration names and the database lacks (demo, or the first administrator).</summary>
public sealed class SeedStaff(CiacDb db)
{
    public async Task HandleAsync(IReadOnlyList<StaffSeed> seeds, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        // Nodes start together: the second one waits here and finds the accounts of the first.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('ciac:staff', 0))", ct);
        foreach (var seed in seeds)
        {
            if (await db.Staff.AnyAsync(s => s.UserName == seed.UserName, ct)) continue;
            db.Staff.Add(new StaffAccount
            {
                Id = Guid.NewGuid(),
                UserName = seed.UserName,
                DisplayName = seed.DisplayName,
                PasswordHash = Passwords.Hash(seed.Password),
                TotpSecret = seed.TotpSecret,
                Role = seed.Role,
            });
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
