using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.EnterpriseChanges;

internal static class EnterpriseChangeTables
{
    public static void Map(ModelBuilder model, EncryptedColumns encrypted)
    {
        model.Entity<EnterpriseChange>(entity =>
        {
            entity.ToTable("enterprise_changes").HasKey(c => c.Id).HasName("enterprise_changes_pkey");
            entity.Ignore(c => c.Before).Ignore(c => c.After);
            entity.HasIndex(c => c.Number, "enterprise_changes_number").IsUnique();
            entity.HasIndex(c => new { c.Identifier, c.CreatedAt }, "enterprise_changes_identifier");
            entity.HasIndex(c => c.CredentialId, "enterprise_changes_one_open").IsUnique().HasFilter("ended_at IS NULL");
        });
        encrypted.Of<EnterpriseChange>(c => c.BeforeJson, c => c.AfterJson);
    }
}
