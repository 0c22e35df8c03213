using System.Security.Cryptography;
using System.Text.Json;

namespace Ciac.CertificateAssistant.Tokens;

/// <summary>The tries left, kept beside the token so that a restart gives nobody five more.</summary>
public sealed class PinTries(ILogger<PinTries> log)
{
    public const int Allowed = 5;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _underway = new(StringComparer.Ordinal);

    /// <summary>Tries left as the user should see them: a PIN that is just being tried is not wrong yet.</summary>
    public int Left(string tokenPath)
    {
        lock (_gate)
        {
            return _underway.TryGetValue(tokenPath, out var before) ? before : Recorded(tokenPath);
        }
    }

    /// <summary>Counts a try before it is made: killing the program in the middle must not give it back.</summary>
    public void Begin(string tokenPath, int left)
    {
        lock (_gate)
        {
            _underway[tokenPath] = left;
            Record(tokenPath, left - 1);
        }
    }

    public void Finish(string tokenPath, int left)
    {
        lock (_gate)
        {
            Record(tokenPath, left);
            _underway.Remove(tokenPath);
        }
    }

    private int Recorded(string tokenPath)
    {
        var path = StatePath(tokenPath);
        if (!File.Exists(path)) return Allowed;
        try
        {
            var state = JsonSerializer.Deserialize<State>(File.ReadAllBytes(path), JsonSerializerOptions.Web);
            // The counter belongs to this very content: a token written anew by the counter of the authority is a new token.
            return state is null || state.Token != Fingerprint(tokenPath) ? Allowed : Math.Clamp(state.TriesLeft, 0, Allowed);
        }
        catch (JsonException)
        {
            AssistantLog.StateUnreadable(log);
            return 0;
        }
    }

    private static void Record(string tokenPath, int left) => WholeFile.Write(
        StatePath(tokenPath),
        JsonSerializer.SerializeToUtf8Bytes(new State(Fingerprint(tokenPath), left), JsonSerializerOptions.Web));

    private static string StatePath(string tokenPath) => Path.ChangeExtension(tokenPath, ".state.json");

    private static string Fingerprint(string tokenPath) =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(tokenPath)));

    private sealed record State(string Token, int TriesLeft);
}
