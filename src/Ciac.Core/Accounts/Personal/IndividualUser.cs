using System.Text.Json;
using Ciac.Core.Outside.Ca;
using Ciac.Core.Storage;

namespace Ciac.Core.Accounts;

/// <summary>个人用户: whom a personal certificate proved. Its unique identifier holds the ID number, so the portal knows the person by a key that tells nothing.</summary>
public sealed record IndividualUser(string Key, string Name, string IdNumber)
{
    /// <summary>证书唯一标识, <c>…@SF‹ID number›</c>: shown masked only.</summary>
    public required string CertificateUniqueId { get; init; }
    public required string SerialNumber { get; init; }
    public required DateTimeOffset ValidFrom { get; init; }
    public required DateTimeOffset ValidUntil { get; init; }

    internal static IndividualUser Of(PersonCertificateIdentity person, FieldCipher cipher) =>
        new($"PC:{Convert.ToHexStringLower(cipher.Index(person.IdNumber, "individual-user"))[..32]}", person.Name, person.IdNumber)
        {
            CertificateUniqueId = person.UniqueId!,
            SerialNumber = person.SerialNumber,
            ValidFrom = person.ValidFrom,
            ValidUntil = person.ValidTo,
        };

    internal string ToJson() => JsonSerializer.Serialize(this);

    internal static IndividualUser Read(string json) => JsonSerializer.Deserialize<IndividualUser>(json)!;

    /// <summary>A person's name and number never reach a log by accident.</summary>
    public override string ToString() => Key;
}
