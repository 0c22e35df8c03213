using System.Text.RegularExpressions;

namespace House;

/// <summary>The long kills play every shipped flow; a new flow without its play would be noticed by nobody.</summary>
public sealed partial class ChaosTests
{
    [Fact]
    public void Every_shipped_definition_has_its_play()
    {
        var plays = Checkout.Read("tests/Chaos/Portal/ShippedFlows.cs");
        var shipped = Checkout.Files.Where(file => file.StartsWith("workflows/", StringComparison.Ordinal) && file.EndsWith(".json", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(shipped);
        Verdict.None(shipped.Where(file => !plays.Contains($"\"{DefinitionId().Match(Checkout.Read(file)).Groups[1].Value}\"", StringComparison.Ordinal)));
    }

    [GeneratedRegex("\"definitionId\": \"([^\"]+)\"")]
    private static partial Regex DefinitionId();
}
