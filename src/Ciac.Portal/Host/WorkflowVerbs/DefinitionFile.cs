using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ciac.Portal.Host.WorkflowVerbs;

/// <summary>A definition as it lies in a file or in an archive.</summary>
/// <param name="Name">The file, and the entry when it came from an archive.</param>
/// <param name="Json">Its text.</param>
internal sealed record DefinitionFile(string Name, string Json)
{
    /// <summary>Many times the largest definition anybody draws; an archive may claim to hold less than it unpacks to.</summary>
    private const int MostBytes = 20_000_000;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, AllowDuplicateProperties = false };
    private static readonly JsonNodeOptions AnyCase = new() { PropertyNameCaseInsensitive = true };
    private static readonly string[] Identities = ["definitionId", "id", "name"];

    /// <exception cref="VerbRefusedException">A file cannot be read, or is no definition.</exception>
    public static async Task<List<DefinitionFile>> ReadAsync(IEnumerable<string> files, CancellationToken ct)
    {
        var read = new List<DefinitionFile>();
        foreach (var file in files)
            read.AddRange(await ReadAsync(file, ct));
        return [.. read.Select(Checked)];
    }

    public JsonObject Content() => (JsonObject)JsonNode.Parse(Json, AnyCase, Lenient)!;

    private static async Task<List<DefinitionFile>> ReadAsync(string file, CancellationToken ct)
    {
        if (Directory.Exists(file))
            throw new VerbRefusedException($"{file} is a folder: name the files in it.");
        try
        {
            return Path.GetExtension(file).Equals(".zip", StringComparison.OrdinalIgnoreCase)
                ? await UnpackAsync(file, ct)
                : [new(file, await ReadTextAsync(file, File.OpenRead(file), ct))];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new VerbRefusedException($"{file} cannot be read: {failure.Message}");
        }
    }

    private static async Task<List<DefinitionFile>> UnpackAsync(string file, CancellationToken ct)
    {
        var found = new List<DefinitionFile>();
        await using var archive = await ZipFile.OpenReadAsync(file, ct);
        foreach (var entry in archive.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)))
        {
            var name = $"{file}/{entry.FullName}";
            found.Add(new(name, await ReadTextAsync(name, await entry.OpenAsync(ct), ct)));
        }
        return found.Count > 0 ? found : throw new VerbRefusedException($"{file} holds no definitions.");
    }

    private static async Task<string> ReadTextAsync(string name, Stream source, CancellationToken ct)
    {
        await using var opened = source;
        using var bytes = new MemoryStream();
        var part = new byte[81920];
        while (await opened.ReadAsync(part, ct) is > 0 and var read)
        {
            bytes.Write(part, 0, read);
            if (bytes.Length > MostBytes)
                throw new VerbRefusedException($"{name} is larger than {MostBytes / 1_000_000} MB: that is no workflow definition.");
        }
        bytes.Position = 0;
        using var reader = new StreamReader(bytes, Encoding.UTF8);
        return await reader.ReadToEndAsync(ct);
    }

    private static DefinitionFile Checked(DefinitionFile file)
    {
        JsonObject json;
        try
        {
            json = JsonNode.Parse(file.Json, AnyCase, Lenient) as JsonObject
                ?? throw new VerbRefusedException($"{file.Name} is no workflow definition: a definition is a JSON object.");
            Read(json);
        }
        catch (ArgumentException)
        {
            throw new VerbRefusedException($"{file.Name} is no workflow definition: a name stands twice in one object, in two ways of writing it.");
        }
        catch (JsonException broken)
        {
            throw new VerbRefusedException($"{file.Name} is not JSON: {broken.Message}");
        }
        if (json["root"] is not JsonObject && json["definitionId"] is null)
            throw new VerbRefusedException($"{file.Name} is no workflow definition: it has neither a root activity nor a definition id.");
        return Array.Exists(Identities, name => json[name] is JsonValue value && value.ToString().Trim().Length > 0) ? file : file.Named(json);
    }

    // An object is only read, and its names compared, when it is first asked.
    private static void Read(JsonNode? node)
    {
        if (node is JsonObject members)
            foreach (var (_, member) in members)
                Read(member);
        if (node is JsonArray items)
            foreach (var item in items)
                Read(item);
    }

    // Elsa makes an id up for a file that has none; here it is the file's name, so that a second import is the same definition.
    private DefinitionFile Named(JsonObject json)
    {
        json["definitionId"] = Path.GetFileNameWithoutExtension(Name);
        return this with { Json = json.ToJsonString() };
    }
}
