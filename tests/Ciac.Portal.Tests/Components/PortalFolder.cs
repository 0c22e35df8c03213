namespace Ciac.Portal.Tests.Components;

/// <summary>Where the portal's sources are, found from wherever the tests run.</summary>
internal static class PortalFolder
{
    public static string Path { get; } = Find();

    public static string Of(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Of(folder), pattern, SearchOption.AllDirectories);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Ciac.Workflows.sln")))
                return System.IO.Path.Combine(folder.FullName, "src", "Ciac.Portal");
        }
        throw new InvalidOperationException("The tests do not lie below the solution.");
    }
}
