namespace House;

/// <summary>A rule that is broken names every place, one a line.</summary>
internal static class Verdict
{
    public static void None(IEnumerable<string> found)
    {
        var places = found.ToList();
        Assert.True(places.Count == 0, $"{places.Count} places:{Environment.NewLine}{string.Join(Environment.NewLine, places)}");
    }
}
