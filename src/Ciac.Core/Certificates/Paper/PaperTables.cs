using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

internal static class PaperTables
{
    public static void Map(ModelBuilder model, EncryptedColumns encrypted)
    {
        model.Entity<PaperApplication>(entity =>
        {
            entity.ToTable("paper_applications").HasKey(a => a.Id).HasName("paper_applications_pkey");
            entity.Ignore(a => a.Data);
            entity.HasIndex(a => a.Number, "paper_applications_number").IsUnique();
            entity.HasIndex(a => a.UniqueId, "paper_applications_one_open").IsUnique().HasFilter("ended_at IS NULL");
        });
        model.Entity<PaperScan>(entity =>
        {
            entity.ToTable("paper_scans").HasKey(s => s.Id).HasName("paper_scans_pkey");
            entity.HasIndex(s => s.ApplicationId, "paper_scans_application");
        });
        encrypted.Of<PaperApplication>(a => a.FormJson);
        encrypted.Of<PaperScan>(s => s.Content);
    }
}
