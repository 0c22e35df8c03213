using System.Security.Cryptography;
using System.Text.Json;

namespace Ciac.Core.Storage;

/// <summary>
/// The keys of field encryption: one active, older ones kept for reading, and one for the blind index.
/// They lie outside the database, so that a copy of the database alone opens nothing.
/// </summary>
public sealed record KeyRing(string Active, IReadOnlyDictionary<string, byte[]> Keys, byte[] IndexKey)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Reads the ring from a file; makes a first one when the file does not exist.</summary>
    public static KeyRing LoadOrCreate(string path)
    {
        if (!File.Exists(path)) Save(path, Create());
        var file = JsonSerializer.Deserialize<KeyRing>(File.ReadAllBytes(path))
            ?? throw new InvalidDataException("The key ring file is empty.");
        return file.Keys.ContainsKey(file.Active) ? file : throw new InvalidDataException("The key ring lacks its active key.");
    }

    public static KeyRing Create() =>
        new("k1", new Dictionary<string, byte[]> { ["k1"] = RandomNumberGenerator.GetBytes(32) }, RandomNumberGenerator.GetBytes(32));

    /// <summary>The same ring with one more key, which is active; the older ones still read.</summary>
    public KeyRing WithNewKey()
    {
        var id = $"k{Keys.Count + 1}";
        return this with { Active = id, Keys = new Dictionary<string, byte[]>(Keys) { [id] = RandomNumberGenerator.GetBytes(32) } };
    }

    /// <summary>Puts the ring in the place of the one in the file, whole or not at all.</summary>
    public void Replace(string path) => File.Move(Draft(path, this), path, overwrite: true);

    private static void Save(string path, KeyRing ring) => TakeFirst(Draft(path, ring), path);

    private static string Draft(string path, KeyRing ring)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Environment.ProcessId}.new";
        using var file = new FileStream(draft, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = OwnerOnly });
        file.Write(JsonSerializer.SerializeToUtf8Bytes(ring));
        file.Flush(flushToDisk: true);
        return draft;
    }

    // Two nodes may start at once on an empty folder: the first file stays, the second node reads it.
    private static void TakeFirst(string draft, string path)
    {
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}

public sealed class KeyOptions
{
    public const string Section = "Keys";

    /// <summary>The key ring's file; keep it and its backup apart from the database.</summary>
    public string File { get; set; } = ".data/keys/fields.json";
}
