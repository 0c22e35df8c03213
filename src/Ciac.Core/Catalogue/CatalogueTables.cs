using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Catalogue;

internal static class CatalogueTables
{
    public static void Map(ModelBuilder model) => model.Entity<BusinessItem>(entity =>
        entity.ToTable("business_items").HasKey(i => i.Code).HasName("business_items_pkey"));
}
