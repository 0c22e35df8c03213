using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Grants;

internal static class GrantTables
{
    public static void Map(ModelBuilder model, EncryptedColumns encrypted)
    {
        model.Entity<Grant>(entity =>
        {
            entity.ToTable("grants").HasKey(g => g.Id).HasName("grants_pkey");
            entity.HasIndex(g => g.Number, "grants_number").IsUnique();
            entity.HasIndex(g => new { g.Identifier, g.CreatedAt }, "grants_identifier");
            entity.HasIndex(g => new { g.GranteeId, g.CreatedAt }, "grants_grantee");
            entity.HasIndex(g => g.GranteeId, "grants_one_request").IsUnique().HasFilter("kind IN ('Requested', 'Asked') AND ended_at IS NULL");
            entity.HasIndex(g => g.Identifier, "grants_asked").HasFilter("kind = 'Asked' AND ended_at IS NULL");
        });
        encrypted.Of<Grant>(g => g.Reason);

        model.Entity<Appointment>(entity =>
        {
            entity.ToTable("appointments").HasKey(a => a.Id).HasName("appointments_pkey");
            entity.HasIndex(a => a.Number, "appointments_number").IsUnique();
            entity.HasIndex(a => new { a.Identifier, a.CreatedAt }, "appointments_identifier");
            entity.HasIndex(a => a.CredentialId, "appointments_one_open").IsUnique().HasFilter("ended_at IS NULL");
        });
        encrypted.Of<Appointment>(a => a.HolderDocumentNumber);

        model.Entity<ClerkRights>(entity =>
        {
            entity.ToTable("clerk_rights").HasKey(r => r.CredentialId).HasName("clerk_rights_pkey");
            entity.Property(r => r.CredentialId).ValueGeneratedNever();
        });
    }
}
