using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Ciac.Core.Storage;

/// <summary>Maps a text property to an encrypted bytea column, so that no verb can forget to encrypt.</summary>
public sealed class EncryptedColumns(ModelBuilder model, FieldCipher cipher)
{
    private const string Mark = "Ciac:Encrypted";

    public EncryptedColumns Of<T>(params Expression<Func<T, string?>>[] properties)
        where T : class
    {
        foreach (var property in properties) Map($"{typeof(T).Name}.{((MemberExpression)property.Body).Member.Name}", property);
        return this;
    }

    /// <summary>Under a purpose of its own: of a type that was renamed since its first values were sealed.</summary>
    public void Named<T>(string purpose, Expression<Func<T, string?>> property)
        where T : class => Map(purpose, property);

    /// <summary>What the cipher was told of a column's purpose; null for a column in clear.</summary>
    public static string? PurposeOf(IReadOnlyProperty property) => property.FindAnnotation(Mark)?.Value as string;

    private void Map<T>(string purpose, Expression<Func<T, string?>> property)
        where T : class
    {
        model.Entity<T>().Property(property!).HasAnnotation(Mark, purpose).HasConversion(
            new ValueConverter<string, byte[]>(
                text => cipher.Encrypt(text, purpose),
                box => cipher.Decrypt(box, purpose))!);
    }
}
