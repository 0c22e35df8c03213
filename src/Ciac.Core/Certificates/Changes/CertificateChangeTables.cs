using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

internal static class CertificateChangeTables
{
    public static void Map(ModelBuilder model) =>
        model.Entity<CertificateChange>(entity =>
        {
            entity.ToTable("certificate_changes").HasKey(c => c.Id).HasName("certificate_changes_pkey");
            entity.HasIndex(c => c.Number, "certificate_changes_number").IsUnique();
            // A certificate that was renewed twice has a change for each of its serial numbers; the later one wins.
            entity.HasIndex(c => new { c.UniqueId, c.NewSerialNumber }, "certificate_changes_one_open").IsUnique().HasFilter("ended_at IS NULL");
        });
}
