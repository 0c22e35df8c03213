using System.Xml.Linq;
using Ciac.Core.Storage;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Ciac.Portal.Host;

/// <summary>Encrypts the framework's keys under the key ring, so that a copy of the database alone forges no token.</summary>
public sealed class ProtectionKeyEncryptor(FieldCipher cipher) : IXmlEncryptor
{
    internal const string Purpose = "protection-key";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var box = cipher.Encrypt(plaintextElement.ToString(SaveOptions.DisableFormatting), Purpose);
        return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(box)), typeof(ProtectionKeyDecryptor));
    }
}

/// <summary>The other half; made by the framework from its type name.</summary>
public sealed class ProtectionKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var cipher = services.GetRequiredService<FieldCipher>();
        return XElement.Parse(cipher.Decrypt(Convert.FromBase64String(encryptedElement.Value), ProtectionKeyEncryptor.Purpose));
    }
}
