using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ciac.Core.Accounts;

/// <summary>A person acting for a unit, as another platform has proven it.</summary>
public sealed record OutsideSubject(CredentialKind Kind, string Subject, string Identifier)
{
    public required string EnterpriseName { get; init; }
    public required string HolderName { get; init; }
    public required string DocumentKind { get; init; }
    public required string DocumentNumber { get; init; }

    /// <summary>What the platform grants; the legal representative's takes effect for the registered person only.</summary>
    public required HolderRole Role { get; init; }

    /// <summary>The end of an appointment; null when it has none.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>The platform's subject and the unit (1-domain, "Credential"): one person of two units has two.</summary>
    [JsonIgnore]
    public string UniqueId => $"{(Kind == CredentialKind.Licence ? "EL" : "ON")}:{Subject}@{Identifier}";

    /// <summary>The platform's word, in a unit with this legal representative: equality makes eligible, the platform's role makes it effective.</summary>
    public HolderRole RoleUnder(string representativeName, string representativeDocument) =>
        Role == HolderRole.LegalRepresentative && (HolderName != representativeName || DocumentNumber != representativeDocument) ? HolderRole.Clerk : Role;

    internal string ToJson() => JsonSerializer.Serialize(this);

    internal static OutsideSubject? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<OutsideSubject>(json);

    /// <summary>A person's name and number never reach a log by accident.</summary>
    public override string ToString() => UniqueId;
}
