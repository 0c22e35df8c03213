using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Trust;
using Ciac.Signing.Verification;

namespace Ciac.Portal.Host;

/// <summary><c>verify FILE [--trust FILE]… [--policy NAME] [--json]</c>: what holds about any signed PDF; 0 = intact and trusted, 1 = not, 2 = cannot be read. Asks nobody outside.</summary>
internal static class VerifyVerb
{
    private const int TooLarge = 256 << 20;
    private const string Usage = """
        ciac verify FILE [--trust CERTIFICATES]… [--policy basic|portal|archive|international] [--json]
        FILE is a PDF. CERTIFICATES are the roots to trust (PEM or DER); without any, nobody is.
        A policy demands more: a level, a known status, nothing after the last signature, or no key that only Chinese readers know.
        0: intact, every signer is trusted, and the policy is met; 1: not; 2: the file cannot be read.
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (Parse(args) is not { } line) return Complain(Usage);
        try
        {
            var pdf = await ReadAsync(line.File);
            var report = await new PadesVerifier(TrustStore.Load(line.Roots.SelectMany(Certificates), [])).VerifyAsync(pdf, CancellationToken.None);
            Console.WriteLine(line.Json ? VerifyReport.Json(report, line.Policy) : VerifyReport.Text(report, line.File, line.Policy));
            return report.Unreadable is not null ? 2 : report.Trusted && (line.Policy is null || line.Policy.Unmet(report).Count == 0) ? 0 : 1;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return Complain(refused.Message);
        }
    }

    private static Line? Parse(string[] args)
    {
        var (files, roots, json) = (new List<string>(), new List<string>(), false);
        ValidationPolicy? policy = null;
        var words = new Queue<string>(args);
        while (words.TryDequeue(out var word))
        {
            if (word == "--json") json = true;
            else if (word == "--trust" && words.TryDequeue(out var root)) roots.Add(root);
            else if (word.StartsWith("--trust=", StringComparison.Ordinal)) roots.Add(word["--trust=".Length..]);
            else if (word == "--policy" && words.TryDequeue(out var name) && ValidationPolicy.Find(name) is { } named) policy = named;
            else if (!word.StartsWith("--", StringComparison.Ordinal)) files.Add(word);
            else return null;
        }

        return files is [var file] ? new Line(file, roots, policy, json) : null;
    }

    private static async Task<byte[]> ReadAsync(string file)
    {
        if (new FileInfo(file) is { Exists: true, Length: > TooLarge }) throw new IOException($"{file} is larger than {TooLarge >> 20} MB.");
        return await File.ReadAllBytesAsync(file);
    }

    private static IEnumerable<X509Certificate2> Certificates(string file)
    {
        var bytes = File.ReadAllBytes(file);
        if (!bytes.AsSpan().StartsWith("0"u8) || bytes.AsSpan().IndexOf("-----BEGIN"u8) >= 0)
        {
            var roots = new X509Certificate2Collection();
            roots.ImportFromPem(System.Text.Encoding.Latin1.GetString(bytes));
            return roots.Count > 0 ? roots : throw new CryptographicException($"{file} holds no certificate.");
        }

        return [X509CertificateLoader.LoadCertificate(bytes)];
    }

    private static int Complain(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 2;
    }

    private sealed record Line(string File, IReadOnlyList<string> Roots, ValidationPolicy? Policy, bool Json);
}
