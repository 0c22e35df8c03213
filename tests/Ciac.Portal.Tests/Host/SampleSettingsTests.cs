using System.Text.Json;

namespace Ciac.Portal.Tests.Host;

/// <summary>The sample settings start a portal in Production, once the secrets and files of the place are given.</summary>
public sealed class SampleSettingsTests
{
    private static readonly HttpClient Http = new();

    public static TheoryData<string> Samples =>
        [.. Directory.EnumerateFiles(SamplePlace.Folder(), "*.json").Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Portal_starts_in_production_with_the_sample(string sample)
    {
        var place = Directory.CreateTempSubdirectory("ciac-sample-").FullName;
        await using var portal = await PortalProcess.ServeAsync(Path.Combine(SamplePlace.Folder(), sample), SamplePlace.SettingsOf(place));
        await portal.UntilReadyAsync(Http);
        using var page = await Http.GetAsync(new Uri(portal.Address, "sign-in"));
        page.EnsureSuccessStatusCode();
        Directory.Delete(place, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_key_of_a_sample_is_explained_or_plain(string sample)
    {
        var text = File.ReadAllText(Path.Combine(SamplePlace.Folder(), sample));
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip };
        using var parsed = JsonDocument.Parse(text, options);
        Assert.True(parsed.RootElement.EnumerateObject().Count() > 5);
        Assert.True(text.Split("//").Length > 20, "A sample without explanations is no help.");
    }
}
