namespace Ciac.Portal.Host.WorkflowVerbs;

/// <summary><c>import</c>: files into the configured database, as drafts unless they are to be published.</summary>
internal static class ImportDefinitions
{
    public static async Task<int> HandleAsync(WorkflowCommandLine line, IConfiguration configuration, CancellationToken ct)
    {
        var files = await DefinitionFile.ReadAsync(line.RequireFiles(), ct);
        await using var database = await EngineDatabase.ConfiguredAsync(configuration, ct);
        var import = new DefinitionImport(database, "imported by the command line");
        var results = line.Publish ? await import.PublishAsync(files, ct) : await import.KeepAsync(files, ct);
        foreach (var (file, result) in files.Zip(results))
        {
            Console.Out.WriteLine($"{result.DefinitionId} version {result.Version}: {(result.IsNew ? "new" : "unchanged")}{(line.Publish ? ", published" : "")}");
            ValidateDefinitions.Print(file, result.Findings);
        }
        return 0;
    }
}
