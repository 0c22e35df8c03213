using System.Security.Cryptography;
using System.Text;

namespace Ciac.Core.Storage;

/// <summary>
/// Encrypts identity numbers, phones and form contents at rest (AES-256-GCM) and makes blind indexes (HMAC-SHA256) to find them by equality.
/// Layout: version 1 | key id length | key id | nonce 12 | tag 16 | ciphertext. The purpose is authenticated, so a value cannot be moved to another column.
/// </summary>
public sealed class FieldCipher(Func<KeyRing> ring)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public FieldCipher(KeyRing ring)
        : this(() => ring)
    {
    }

    /// <summary>How every value begins that is encrypted with the active key.</summary>
    public byte[] ActiveHead => [1, (byte)ring().Active.Length, .. Encoding.ASCII.GetBytes(ring().Active)];

    public byte[] Encrypt(string text, string purpose)
    {
        var keys = ring();
        var keyId = Encoding.ASCII.GetBytes(keys.Active);
        var plain = Encoding.UTF8.GetBytes(text);
        var box = new byte[2 + keyId.Length + NonceSize + TagSize + plain.Length];
        box[0] = 1;
        box[1] = (byte)keyId.Length;
        keyId.CopyTo(box, 2);
        var nonce = box.AsSpan(2 + keyId.Length, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        var tag = box.AsSpan(2 + keyId.Length + NonceSize, TagSize);
        using var aes = new AesGcm(keys.Keys[keys.Active], TagSize);
        aes.Encrypt(nonce, plain, box.AsSpan(2 + keyId.Length + NonceSize + TagSize), tag, Encoding.UTF8.GetBytes(purpose));
        return box;
    }

    public string Decrypt(byte[] box, string purpose)
    {
        if (box.Length < 2 || box[0] != 1) throw new CryptographicException("Unknown layout of an encrypted field.");
        var head = 2 + box[1];
        var key = ring().Keys[Encoding.ASCII.GetString(box, 2, box[1])];
        var plain = new byte[box.Length - head - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(
            box.AsSpan(head, NonceSize),
            box.AsSpan(head + NonceSize + TagSize),
            box.AsSpan(head + NonceSize, TagSize),
            plain,
            Encoding.UTF8.GetBytes(purpose));
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>Equal values have equal indexes; nothing else can be told from one.</summary>
    public byte[] Index(string value, string purpose) =>
        HMACSHA256.HashData(ring().IndexKey, Encoding.UTF8.GetBytes(purpose + "\n" + value));
}
