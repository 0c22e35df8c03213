using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Messages;

internal static class MessageTables
{
    public static void Map(ModelBuilder model, EncryptedColumns encrypted)
    {
        model.Entity<TextMessage>(entity =>
        {
            entity.ToTable("text_messages").HasKey(m => m.Id).HasName("text_messages_pkey");
            entity.HasIndex(m => new { m.MobileIndex, m.CreatedAt }, "text_messages_mobile");
            entity.HasIndex(m => new { m.Identifier, m.CreatedAt }, "text_messages_unit");
            entity.HasIndex(m => new { m.Address, m.CreatedAt }, "text_messages_address");
            entity.HasIndex(m => m.CreatedAt, "text_messages_created");
        });
        model.Entity<CallbackNonce>(entity =>
        {
            entity.ToTable("callback_nonces").HasKey(n => new { n.Party, n.Nonce }).HasName("callback_nonces_pkey");
            entity.HasIndex(n => n.SeenAt, "callback_nonces_seen");
        });
        model.Entity<Message>(entity =>
        {
            entity.ToTable("messages").HasKey(m => m.Id).HasName("messages_pkey");
            entity.HasIndex(m => new { m.UniqueId, m.CreatedAt }, "messages_box");
            entity.HasIndex(m => m.CreatedAt, "messages_created");
            entity.HasIndex(m => m.UniqueId, "messages_unread").HasFilter("read_at IS NULL");
            entity.HasIndex(m => new { m.UniqueId, m.Key }, "messages_once").IsUnique().HasFilter("key IS NOT NULL");
            entity.Ignore(m => m.Parameters);
        });
        encrypted.Of<Message>(m => m.ParametersJson);
    }
}
