using System.Diagnostics;

namespace House;

/// <summary>The checkout as git sees it: tracked files only, so build output never counts.</summary>
internal static class Checkout
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> Files { get; } = Tracked();

    public static IEnumerable<string> Sources => Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Ciac.Workflows.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    private static List<string> Tracked()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", Root, "-c", "core.quotePath=false", "ls-files"]) { RedirectStandardOutput = true })!;
        var lines = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return [.. lines.Where(f => File.Exists(Path.Combine(Root, f)))];
    }
}
