using System.Text.Json;

namespace Demo;

/// <summary>What the demo knows of its firm.</summary>
internal sealed record Firm(string Name, string RepresentativeMobile, string HolderName, string HolderId, string HolderMobile)
{
    private JsonElement Tokens { get; init; }

    public static Firm Of(JsonElement seed)
    {
        var holder = seed.GetProperty("holder");
        return new Firm(Text(seed, "name"), Text(seed.GetProperty("representative"), "mobile"), Text(holder, "name"), Text(holder, "idNumber"), Text(holder, "mobile"))
        {
            Tokens = seed.GetProperty("tokens"),
        };
    }

    /// <summary>The key of a role: its certificate's unique id and its PIN.</summary>
    public (string UniqueId, string Pin) Key(string role)
    {
        var token = Tokens.EnumerateArray().First(t => Text(t, "role") == role);
        return (Text(token, "uniqueId"), Text(token, "pin"));
    }

    public (string Name, string Value)[] HolderFields(string nickname, string code) =>
    [
        ("Nickname", nickname), ("Name", HolderName), ("DocumentKind", "ResidentId"),
        ("DocumentNumber", HolderId), ("Mobile", HolderMobile), ("Code", code),
    ];

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
