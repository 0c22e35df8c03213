using Ciac.Workflows.Definitions;

namespace Ciac.Portal.Host.WorkflowVerbs;

/// <summary><c>validate</c>: what publishing each file would find, all of them known to each other.</summary>
internal static class ValidateDefinitions
{
    public static async Task<int> HandleAsync(WorkflowCommandLine line, CancellationToken ct)
    {
        var files = await DefinitionFile.ReadAsync(line.RequireFiles(), ct);
        await using var database = await EngineDatabase.ThrowAwayAsync(withPortal: true, ct);
        var import = new DefinitionImport(database, "validate");
        var results = await import.KeepAsync(files, ct);
        foreach (var (file, result) in files.Zip(results))
            Print(file, result.Findings);
        return results.Any(result => result.HasErrors) ? 1 : 0;
    }

    public static void Print(DefinitionFile file, IReadOnlyList<DefinitionFinding> findings)
    {
        Console.Out.WriteLine($"{file.Name}: {findings.Count(finding => finding.IsError)} errors, {findings.Count(finding => !finding.IsError)} warnings");
        foreach (var finding in findings.OrderByDescending(finding => finding.IsError).ThenBy(finding => finding.Number, StringComparer.Ordinal))
            Console.Out.WriteLine(DefinitionImport.Line(finding));
    }
}
