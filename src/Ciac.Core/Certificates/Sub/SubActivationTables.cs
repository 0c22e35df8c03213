using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

internal static class SubActivationTables
{
    public static void Map(ModelBuilder model, EncryptedColumns encrypted)
    {
        model.Entity<SubActivation>(entity =>
        {
            entity.ToTable("sub_activations").HasKey(a => a.Id).HasName("sub_activations_pkey");
            entity.Ignore(a => a.Subject).Ignore(a => a.Kind).Ignore(a => a.Holder);
            entity.HasIndex(a => a.Number, "sub_activations_number").IsUnique();
            entity.HasIndex(a => a.UniqueId, "sub_activations_one_open").IsUnique().HasFilter("ended_at IS NULL");
        });
        encrypted.Of<SubActivation>(a => a.FormJson, a => a.SubjectJson);
    }
}
