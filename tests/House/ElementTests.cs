using System.Text.RegularExpressions;

namespace House;

/// <summary>An element of ours that does not exist is sent to the browser as it stands, and shows nothing: no compiler sees it.</summary>
public sealed partial class ElementTests
{
    [Fact]
    public void Every_element_of_ours_on_a_page_is_one()
    {
        var known = Checkout.Sources.SelectMany(file => Target().Matches(Checkout.Read(file))).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.NotEmpty(known);
        Verdict.None(Checkout.Files.Where(file => file.EndsWith(".cshtml", StringComparison.Ordinal))
            .SelectMany(file => Used().Matches(Checkout.Read(file)).Select(match => (file, Name: match.Groups[1].Value)))
            .Where(used => !known.Contains(used.Name)).Select(used => $"{used.file}: <{used.Name}>"));
    }

    [GeneratedRegex("""HtmlTargetElement\("(c-[a-z-]+)""")]
    private static partial Regex Target();

    [GeneratedRegex("<(c-[a-z-]+)")]
    private static partial Regex Used();
}
