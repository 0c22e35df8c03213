using System.Text.Json;

namespace Demo;

internal sealed record Person(string Name, string IdNumber, string Mobile)
{
    public static Person Of(JsonElement seed) => new(Firm.Text(seed, "name"), Firm.Text(seed, "idNumber"), Firm.Text(seed, "mobile"));

    public (string Name, string Value)[] HolderFields(string nickname, string code) =>
    [
        ("Nickname", nickname), ("Name", Name), ("DocumentKind", "ResidentId"),
        ("DocumentNumber", IdNumber), ("Mobile", Mobile), ("Code", code),
    ];
}

/// <summary>What the demo knows of its firm.</summary>
internal sealed record Firm(string Name, Person Representative, Person Holder, JsonElement Tokens)
{
    public static Firm Of(JsonElement seed) =>
        new(Text(seed, "name"), Person.Of(seed.GetProperty("representative")), Person.Of(seed.GetProperty("holder")), seed.GetProperty("tokens"));

    /// <summary>The key of a role: its certificate's unique id and its PIN.</summary>
    public (string UniqueId, string Pin) Key(string role)
    {
        var token = Tokens.EnumerateArray().First(t => Text(t, "role") == role);
        return (Text(token, "uniqueId"), Text(token, "pin"));
    }

    internal static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
