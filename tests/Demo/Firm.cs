using System.Text.Json;

namespace Demo;

/// <summary>What the demo knows of its firm.</summary>
internal sealed record Firm(string Name, string UniqueId, string Pin, string RepresentativeMobile, string HolderName, string HolderId, string HolderMobile)
{
    public static Firm Of(JsonElement seed)
    {
        var token = seed.GetProperty("tokens").EnumerateArray().First(t => t.GetProperty("role").GetString() == "administrator");
        var holder = seed.GetProperty("holder");
        return new Firm(
            Text(seed, "name"), Text(token, "uniqueId"), Text(token, "pin"), Text(seed.GetProperty("representative"), "mobile"),
            Text(holder, "name"), Text(holder, "idNumber"), Text(holder, "mobile"));
    }

    public (string Name, string Value)[] HolderFields(string code) =>
    [
        ("Nickname", "总部主证书"), ("Name", HolderName), ("DocumentKind", "ResidentId"),
        ("DocumentNumber", HolderId), ("Mobile", HolderMobile), ("Code", code),
    ];

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
