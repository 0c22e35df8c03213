using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Ciac.Portal.Tests.Components;

public sealed partial class TextsTests
{
    public static TheoryData<string> Catalogues() =>
        [.. PortalFolder.Files("Texts", "*.en.resx").Select(file => Path.GetFileName(file)[..^".en.resx".Length])];

    [Theory]
    [MemberData(nameof(Catalogues))]
    public void A_catalogue_has_the_same_keys_and_places_in_both_languages(string catalogue)
    {
        var chinese = Read(catalogue + ".resx");
        var english = Read(catalogue + ".en.resx");

        Assert.Equal(chinese.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, text) in chinese) Assert.Equal((key, Places(text)), (key, Places(english[key])));
    }

    [Fact]
    public void Every_text_that_a_view_names_is_in_its_catalogue()
    {
        var missing = new List<string>();
        foreach (var view in PortalFolder.Files("Pages", "*.cshtml").Concat(PortalFolder.Files("Components", "*.cshtml")))
        {
            var source = File.ReadAllText(view);
            foreach (Match injection in Injection().Matches(source))
            {
                var texts = Read(injection.Groups[1].Value + ".resx");
                var uses = Regex.Matches(source, $@"\b{injection.Groups[2].Value}\[""([^""]+)""[\],]");
                missing.AddRange(uses.Select(u => u.Groups[1].Value).Where(key => !texts.ContainsKey(key)).Select(key => $"{Path.GetFileName(view)}: {key}"));
            }
        }
        Assert.Empty(missing);
    }

    [Fact]
    public void A_view_holds_no_Chinese_of_its_own()
    {
        var views = PortalFolder.Files("Pages", "*.cshtml").Concat(PortalFolder.Files("Components", "*.cshtml"))
            .Where(view => !view.Contains($"{Path.DirectorySeparatorChar}Dev{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        // 中文 names the language itself, in that language, on every page.
        var own = views.Where(view => Han().IsMatch(File.ReadAllText(view).Replace(">中文<", "", StringComparison.Ordinal)));

        Assert.Empty(own.Select(Path.GetFileName));
    }

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(PortalFolder.Of("Texts", file)).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static string Places(string text) =>
        string.Join(' ', Place().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"@inject IStringLocalizer<(\w+)> (\w+)")]
    private static partial Regex Injection();

    [GeneratedRegex(@"[\u3400-\u9FFF]")]
    private static partial Regex Han();
}
