using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Messages;

internal static class MessageTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<TextMessage>(entity =>
        {
            entity.ToTable("text_messages").HasKey(m => m.Id).HasName("text_messages_pkey");
            entity.HasIndex(m => new { m.MobileIndex, m.CreatedAt }, "text_messages_mobile");
        });
        model.Entity<CallbackNonce>(entity =>
            entity.ToTable("callback_nonces").HasKey(n => new { n.Party, n.Nonce }).HasName("callback_nonces_pkey"));
    }
}
