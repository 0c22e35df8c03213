using System.Text.RegularExpressions;

namespace House;

/// <summary>Rooms use each other without cycles; Outside uses no other room; Storage may map any thing (architecture rules, style guide 2).</summary>
public sealed partial class RoomTests
{
    private const string Core = "src/Ciac.Core/";

    [Fact]
    public void Rooms_have_no_cycles_except_through_storage()
    {
        var arrows = Arrows();
        foreach (var room in arrows.Keys)
        {
            var way = WayBack(room, arrows);
            Assert.True(way is null, $"A cycle between rooms: {way}");
        }
    }

    [Fact]
    public void Outside_uses_no_other_room() => Verdict.None(Arrows().GetValueOrDefault("Outside", []));

    [Fact]
    public void Every_room_says_what_it_is_in_forty_lines()
    {
        string[] projects = ["Ciac.Core", "Ciac.Workflows", "Ciac.Signing"];
        foreach (var folder in projects.SelectMany(p => Directory.EnumerateDirectories(Path.Combine(Checkout.Root, "src", p))))
        {
            var readme = Path.Combine(folder, "README.md");
            Assert.True(File.Exists(readme), $"{folder} has no README.md.");
            Assert.True(File.ReadAllLines(readme).Length <= 40, $"{readme} has more than 40 lines.");
        }
    }

    private static Dictionary<string, HashSet<string>> Arrows()
    {
        var arrows = new Dictionary<string, HashSet<string>>();
        foreach (var file in Checkout.Sources.Where(f => f.StartsWith(Core, StringComparison.Ordinal)))
        {
            var parts = file[Core.Length..].Split('/');
            if (parts.Length < 2 || parts[0] == "Storage") continue;
            var used = Room().Matches(Checkout.Read(file)).Select(m => m.Groups[1].Value).Where(r => r != parts[0] && r != "Storage");
            if (!arrows.TryGetValue(parts[0], out var known)) arrows[parts[0]] = known = [];
            known.UnionWith(used.Where(r => Directory.Exists(Path.Combine(Checkout.Root, Core, r))));
        }

        return arrows;
    }

    private static string? WayBack(string start, Dictionary<string, HashSet<string>> arrows)
    {
        var ways = new Queue<List<string>>([[start]]);
        var seen = new HashSet<string>();
        while (ways.TryDequeue(out var way))
        {
            foreach (var next in arrows.GetValueOrDefault(way[^1], []))
            {
                if (next == start) return string.Join(" → ", [.. way, next]);
                if (seen.Add(next)) ways.Enqueue([.. way, next]);
            }
        }

        return null;
    }

    [GeneratedRegex(@"^using Ciac\.Core\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex Room();
}
