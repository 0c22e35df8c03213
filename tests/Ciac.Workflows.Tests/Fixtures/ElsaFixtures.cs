namespace Ciac.Workflows.Tests.Fixtures;

/// <summary>Elsa's own test definitions. They are read from beside the checkout, and are not part of it.</summary>
internal static class ElsaFixtures
{
    public static string? Folder { get; } = Find();

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder!, name));

    public static IEnumerable<string> All() => Folder is null ? [] :
        Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal);

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "..", "shared", "elsa-fixtures");
            if (File.Exists(Path.Combine(folder.FullName, "Ciac.Workflows.sln")) && Directory.Exists(candidate))
                return Path.GetFullPath(candidate);
        }
        return null;
    }
}

/// <summary>A test that needs Elsa's definitions: skipped, visibly, where they are not.</summary>
internal sealed class ElsaFactAttribute : FactAttribute
{
    public ElsaFactAttribute() => Skip = ElsaFixtures.Folder is null ? "Elsa's definitions are not beside this checkout." : null;
}
