using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Enterprises;

internal static class EnterpriseTables
{
    public static void Map(ModelBuilder model, EncryptedColumns encrypted)
    {
        model.Entity<Enterprise>(entity =>
        {
            entity.ToTable("enterprises").HasKey(e => e.Id).HasName("enterprises_pkey");
            entity.HasIndex(e => e.Identifier, "enterprises_identifier").IsUnique();
        });
        encrypted.Of<Enterprise>(e => e.RepresentativeDocumentNumber, e => e.Phone);
    }
}
