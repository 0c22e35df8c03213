using System.Text.Json;

namespace Ciac.Core.Messages;

/// <summary>Whose messages: a credential of one unit. The unit is part of it, so that a key that came to another firm opens nothing of the first (invariant 4).</summary>
public sealed record Mailbox(string UniqueId, string Identifier);

/// <summary>
/// What people are told: <paramref name="Kind"/> is the key of its sentence in MessageTexts, <paramref name="Link"/> a path of
/// the portal, <paramref name="Parameters"/> fill the sentence's places.
/// </summary>
public sealed record News(string Kind, string Link, params IReadOnlyList<string> Parameters)
{
    /// <summary>Told once to each recipient; without it every telling is a message of its own.</summary>
    public string? Key { get; init; }

    /// <summary>Also sent to the holder's mobile.</summary>
    public NewsText? Text { get; init; }
}

/// <summary>An SMS template and what fills it; the gateway takes at most 35 characters for each place.</summary>
public sealed record NewsText(string Template, IReadOnlyDictionary<string, string> Parameters);

/// <summary>A message in somebody's box.</summary>
public sealed class Message
{
    public required Guid Id { get; init; }
    public required string UniqueId { get; init; }
    public required string Identifier { get; init; }
    public required string Kind { get; init; }

    /// <summary>Encrypted at rest: a parameter may name a person.</summary>
    public required string ParametersJson { get; init; }
    public required string Link { get; init; }
    public string? Key { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ReadAt { get; set; }

    public IReadOnlyList<string> Parameters => JsonSerializer.Deserialize<List<string>>(ParametersJson) ?? [];
}
