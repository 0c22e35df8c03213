using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace House;

/// <summary>Architecture rule 1: references only as in the table, read from the built assemblies.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Ciac.Workflows"] = [],
        ["Ciac.Signing"] = [],
        ["Ciac.Core"] = ["Ciac.Workflows", "Ciac.Signing"],
        ["Ciac.Portal"] = ["Ciac.Core", "Ciac.Workflows", "Ciac.Signing"],
        ["Ciac.Sandbox"] = [],
        ["Ciac.CertificateAssistant"] = [],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_references_only_what_the_table_allows(string project)
    {
        var forbidden = ReferencesOf(project).Where(r => r.StartsWith("Ciac.", StringComparison.Ordinal)).Except(Allowed[project]);
        Verdict.None(forbidden);
    }

    [Fact]
    public void Every_project_is_in_the_table()
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(Checkout.Root, "src")).Select(Path.GetFileName);
        Assert.Equal(Allowed.Keys.Order(), folders.Order());
    }

    [Fact]
    public void Demo_references_nothing_of_ours() =>
        Assert.DoesNotContain("ProjectReference", Checkout.Read("tests/Demo/Demo.csproj"));

    private static List<string> ReferencesOf(string project)
    {
        // …/bin/House/debug → …/bin/<project>/debug
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var path = Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, $"{project}.dll");
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(r => metadata.GetString(metadata.GetAssemblyReference(r).Name))];
    }
}
