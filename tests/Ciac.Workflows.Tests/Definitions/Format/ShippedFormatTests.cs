using System.Text.Json.Nodes;
using Ciac.Workflows.Definitions;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Workflows.Tests.Definitions.Format;

/// <summary>The definitions of the workflows folder keep to every rule of Elsa's format, and come out of the store as they went in.</summary>
public sealed class ShippedFormatTests
{
    public static TheoryData<string> Rules => [.. FormatRule.All.Select(rule => rule.Name)];

    public static TheoryData<string> Shipped => [.. Files().Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Shipped_definitions_keep_to_the_rule(string rule)
    {
        var files = Files();
        Assert.NotEmpty(files);
        var broken = files.SelectMany(file => Named(rule).Violations(Read(file)).Select(where => $"{Path.GetFileName(file)}: {where}"));
        Assert.Empty(broken);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_passes_the_sample_and_finds_what_breaks_it(string rule)
    {
        Assert.Empty(Named(rule).Violations(Sample.Make()));
        var broken = Sample.Make();
        Named(rule).Break(broken);
        Assert.NotEmpty(Named(rule).Violations(broken));
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task Shipped_definition_comes_out_as_it_went_in(string name)
    {
        var json = await File.ReadAllTextAsync(Files().Single(file => Path.GetFileName(file) == name));
        await using var engine = await TestEngine.OpenAsync();
        var imported = await engine.ImportAsync(json, publish: false);
        var exported = await engine.InScopeAsync(scope => scope.GetRequiredService<IDefinitionManagement>().ExportAsync(imported.DefinitionId, null, CancellationToken.None));
        var (before, after) = ((JsonObject)JsonNode.Parse(json)!, (JsonObject)JsonNode.Parse(exported!)!);
        before.Remove("isPublished");   // here it is a draft
        after.Remove("isPublished");
        Assert.True(JsonNode.DeepEquals(before, after));
    }

    [Fact]
    public void Ids_of_shipped_definitions_are_unique() => Assert.Empty(
        ((string[])["id", "definitionId", "name"]).SelectMany(member => Files().GroupBy(file => Read(file).Text(member), StringComparer.Ordinal))
            .Where(group => group.Count() > 1).Select(group => group.Key));

    private static FormatRule Named(string name) => FormatRule.All.Single(rule => rule.Name == name);

    private static JsonObject Read(string file) => (JsonObject)JsonNode.Parse(File.ReadAllText(file))!;

    private static List<string> Files()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Ciac.Workflows.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The checkout was not found.");
        return [.. Directory.EnumerateFiles(Path.Combine(folder.FullName, "workflows"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }
}
