using Ciac.Workflows.Definitions;

namespace Ciac.Portal.Host;

/// <summary>Imports and publishes the definitions of the workflows folder; later edits live in the database and are left alone.</summary>
public sealed partial class ShippedWorkflows(IDefinitionLibrary library, IWebHostEnvironment environment, ILogger<ShippedWorkflows> logger)
{
    public async Task ImportAsync(CancellationToken ct)
    {
        foreach (var file in Directory.EnumerateFiles(FolderFor(environment.ContentRootPath), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var result = await library.ImportAsync(await File.ReadAllTextAsync(file, ct), publish: true, "shipped", ct);
            var errors = result.Findings.Where(f => f.IsError).Select(f => $"{f.Number} {f.ActivityId}: {f.Text}").ToList();
            if (errors.Count > 0) throw new InvalidDataException($"{Path.GetFileName(file)} cannot be published: {string.Join("; ", errors)}");
            if (result.IsNew) Imported(logger, result.DefinitionId, result.Version);
        }
    }

    // Beside the program when it is published, at the root of the checkout when it is run from source.
    public static string FolderFor(string contentRoot)
    {
        string[] places = [Path.Combine(AppContext.BaseDirectory, "workflows"), Path.Combine(contentRoot, "..", "..", "workflows")];
        return places.FirstOrDefault(Directory.Exists) ?? throw new DirectoryNotFoundException("The folder of shipped workflows was not found.");
    }

    [LoggerMessage(1001, LogLevel.Information, "Imported workflow {DefinitionId} as version {Version}.")]
    private static partial void Imported(ILogger logger, string definitionId, int version);
}
