using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

internal static class UpgradeTables
{
    public static void Map(ModelBuilder model) =>
        model.Entity<Upgrade>(entity =>
        {
            entity.ToTable("upgrades").HasKey(u => u.Id).HasName("upgrades_pkey");
            entity.HasIndex(u => u.Number, "upgrades_number").IsUnique();
            entity.HasIndex(u => new { u.Identifier, u.CreatedAt }, "upgrades_identifier");
            // One open attempt each way; the one that ends first overtakes the other.
            entity.HasIndex(u => new { u.SubId, u.Way }, "upgrades_one_open").IsUnique().HasFilter("ended_at IS NULL");
        });
}
