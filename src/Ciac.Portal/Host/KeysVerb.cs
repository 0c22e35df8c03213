using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Ciac.Workflows.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Portal.Host;

/// <summary><c>keys rotate</c>: a new key for the encrypted fields, while the portal runs.</summary>
internal static class KeysVerb
{
    public static async Task<int> RunAsync(string[] args, IConfiguration configuration)
    {
        if (args is not ["rotate"])
        {
            await Console.Error.WriteLineAsync("keys rotate: makes a new key and encrypts every field with it. Keep a copy of the key ring's file first.");
            return 2;
        }
        await using var database = await ConfiguredDatabase.OpenAsync(configuration, CancellationToken.None);
        await using var session = new DatabaseSession(database.Source);
        var file = new KeyRingFile(database.KeyFile, TimeProvider.System);
        var options = new DbContextOptionsBuilder<CiacDb>().UseNpgsql(database.Source).Options;
        await using var db = new CiacDb(options, session, new FieldCipher(file.Current));
        await foreach (var done in new RotateKeys(db, database.Source, file, new AuditTrail(db, TimeProvider.System)).HandleAsync(CancellationToken.None))
            Console.WriteLine($"{done.Table}.{done.Column}: {done.Values} values encrypted anew");
        Console.WriteLine($"Done. Key {file.Current().Active} is active; the older ones stay in {file.Path} for reading backups.");
        return 0;
    }
}
