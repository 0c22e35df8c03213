using System.Globalization;

namespace Ciac.Workflows.Storage.Embedded;

/// <summary>Finds initdb, pg_ctl and postgres. A cluster that exists is opened by programs of its own major only.</summary>
internal static class ClusterPrograms
{
    private static readonly string[] Roots = ["/usr/lib/postgresql", "/usr/local/lib/postgresql", "/opt/homebrew/opt"];

    /// <exception cref="InvalidOperationException">None found; the text says what to install.</exception>
    public static string Find(string data)
    {
        var versionFile = Path.Combine(data, "PG_VERSION");
        var major = File.Exists(versionFile) ? File.ReadAllText(versionFile).Trim() : null;
        return Candidates().FirstOrDefault(folder => Fits(folder, major))
            ?? throw new InvalidOperationException(
                $"No PostgreSQL {major ?? "15 or newer"} programs (initdb, pg_ctl) were found. Install the package postgresql, or set CIAC_PGBIN.");
    }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("CIAC_PGBIN") is { Length: > 0 } named)
            yield return named;
        var installed = Roots.Where(Directory.Exists).SelectMany(Directory.GetDirectories).OrderByDescending(Major);
        foreach (var folder in installed)
            yield return Path.Combine(folder, "bin");
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            yield return folder;
    }

    private static bool Fits(string folder, string? major)
    {
        if (!File.Exists(Path.Combine(folder, "pg_ctl")) || !File.Exists(Path.Combine(folder, "initdb")))
            return false;
        var own = Major(Path.GetDirectoryName(folder) ?? "");
        return major is null || own == 0 || own.ToString(CultureInfo.InvariantCulture) == major;
    }

    private static int Major(string folder) =>
        int.TryParse(new string([.. Path.GetFileName(folder).Where(char.IsAsciiDigit)]), CultureInfo.InvariantCulture, out var major) ? major : 0;
}
