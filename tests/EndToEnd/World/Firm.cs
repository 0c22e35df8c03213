using System.Text.Json;

namespace EndToEnd.World;

internal sealed record Person(string Name, string IdNumber, string Mobile);

internal sealed record Token(string File, string Role, string UniqueId);

/// <summary>An invented firm with the keys of its people.</summary>
internal sealed record Firm(string Category, string Identifier, string Name)
{
    public const string Pin = "123456";

    public required Person Representative { get; init; }

    public required Person Holder { get; init; }

    public required IReadOnlyList<Token> Tokens { get; init; }

    public Token Token(string role) => Tokens.First(t => t.Role == role);

    public static Firm Of(JsonElement seed) => new(Text(seed, "category"), Text(seed, "identifier"), Text(seed, "name"))
    {
        Representative = PersonOf(seed.GetProperty("representative")),
        Holder = PersonOf(seed.GetProperty("holder")),
        Tokens = [.. seed.GetProperty("tokens").EnumerateArray().Select(t => new Token(Text(t, "file"), Text(t, "role"), Text(t, "uniqueId")))],
    };

    private static Person PersonOf(JsonElement person) => new(Text(person, "name"), Text(person, "idNumber"), Text(person, "mobile"));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
