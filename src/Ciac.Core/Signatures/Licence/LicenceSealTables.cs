using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Signatures;

internal static class LicenceSealTables
{
    public static void Map(ModelBuilder model, EncryptedColumns encrypted)
    {
        model.Entity<LicenceSeal>(entity =>
        {
            entity.ToTable("licence_seals").HasKey(s => s.Id).HasName("licence_seals_pkey");
            entity.HasIndex(s => s.Number, "licence_seals_number").IsUnique();
            entity.HasIndex(s => s.Ticket, "licence_seals_ticket").IsUnique();
            entity.HasIndex(s => new { s.RequestId, s.CreatedAt }, "licence_seals_of_request");
            entity.HasOne<SignatureRequest>().WithMany().HasForeignKey(s => s.RequestId).HasConstraintName("licence_seals_request");
        });
        encrypted.Of<LicenceSeal>(s => s.PreparedJson);
    }
}

internal static class LicenceSeals
{
    /// <summary>Locked, then read: the phone may confirm while the page asks for another code.</summary>
    public static Task<LicenceSeal> LockLicenceSealAsync(this CiacDb db, string number, CancellationToken ct) =>
        db.LicenceSeals.FromSql($"SELECT * FROM ciac.licence_seals WHERE number = {number} FOR UPDATE").SingleAsync(ct);
}
