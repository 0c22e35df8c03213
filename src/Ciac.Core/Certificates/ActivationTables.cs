using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

internal static class ActivationTables
{
    public static void Map(ModelBuilder model, EncryptedColumns encrypted)
    {
        model.Entity<Activation>(entity =>
        {
            entity.ToTable("activations").HasKey(a => a.Id).HasName("activations_pkey");
            entity.Ignore(a => a.Subject).Ignore(a => a.Kind).Ignore(a => a.Data);
            entity.HasIndex(a => a.Number, "activations_number").IsUnique();
            entity.HasIndex(a => a.Identifier, "activations_identifier");
            // One open attempt per certificate; other certificates of the same unit may race for main.
            entity.HasIndex(a => a.UniqueId, "activations_one_open").IsUnique().HasFilter("ended_at IS NULL");
        });
        encrypted.Of<Activation>(a => a.FormJson, a => a.SubjectJson);
    }
}
