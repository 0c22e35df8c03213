using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Ciac.Workflows.Storage.Embedded;

/// <summary>The folders, files and account of one cluster.</summary>
internal sealed class ClusterHome
{
    // sun_path holds 108 bytes; the socket's own name takes the rest.
    private const int LongestSocketFolder = 80;

    private ClusterHome(string folder, bool isVolatile, ClusterAccount account)
    {
        (Folder, Volatile, Account) = (folder, isVolatile, account);
        Programs = ClusterPrograms.Find(Data);
        var socket = Path.Combine(folder, "socket");
        Socket = socket.Length <= LongestSocketFolder ? socket : Temporary("ciac-socket-", folder);
    }

    public string Folder { get; }
    public bool Volatile { get; }
    public ClusterAccount Account { get; }
    public string Programs { get; }
    public string Socket { get; }
    public string Data => Path.Combine(Folder, "data");
    public string StartLock => Path.Combine(Folder, "start.lock");
    public string UsersLock => Path.Combine(Folder, "users.lock");

    public string Program(string name) => Path.Combine(Programs, name);

    public static async Task<ClusterHome> OpenAsync(EmbeddedPostgresOptions options, CancellationToken ct)
    {
        var account = await ClusterAccount.CurrentAsync(ct);
        var folder = Path.GetFullPath(options.DataFolder);
        Directory.CreateDirectory(folder);
        if (account.User is not null && (await account.TryAsync("/usr/bin/test", ["-x", folder], ct)).Code != 0)
        {
            // A checkout below a private folder cannot be entered by the server's account.
            folder = Temporary("ciac-postgres-", folder);
            Directory.CreateDirectory(folder);
        }
        return new ClusterHome(folder, options.Volatile, account);
    }

    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = Socket,
        Username = "ciac",
        Database = database,
        MaxPoolSize = 60,
        Timeout = 30,
        MaxAutoPrepare = 50,
    }.ConnectionString;

    private static string Temporary(string prefix, string folder) =>
        Path.Combine(Path.GetTempPath(), prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..12]);
}
