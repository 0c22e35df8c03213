using Ciac.Core.Audit;
using Ciac.Core.Storage;

namespace Ciac.Portal.Host;

/// <summary><c>audit verify [--head HEX]</c>: walks the whole audit record; 0 = whole, 1 = something does not fit, 2 = wrong words.</summary>
internal static class AuditVerb
{
    private const int HashLength = 64;

    public static async Task<int> RunAsync(string[] args, IConfiguration configuration)
    {
        if (Head(args) is not { } head)
        {
            await Console.Error.WriteLineAsync("audit verify [--head HEX]: HEX is the head that an earlier verification printed.");
            return 2;
        }
        await using var database = await ConfiguredDatabase.OpenAsync(configuration, CancellationToken.None);
        var verify = new VerifyAudit(database.Source, new FieldCipher(new KeyRingFile(database.KeyFile, TimeProvider.System).Current));
        return Tell(await verify.HandleAsync(head.Length == 0 ? null : head, CancellationToken.None));
    }

    // Empty = none was given; null = it cannot be read.
    private static byte[]? Head(string[] args) => args switch
    {
        ["verify"] => [],
        ["verify", "--head", { Length: HashLength } text] when text.All(char.IsAsciiHexDigit) => Convert.FromHexString(text),
        _ => null,
    };

    private static int Tell(AuditVerdict verdict)
    {
        Console.WriteLine($"{verdict.Links} events linked, {verdict.Unlinked} waiting for their link, {verdict.Anchors} daily timestamps fit.");
        foreach (var finding in verdict.Findings) Console.WriteLine($"link {finding.Position}: {finding.What}");
        Console.WriteLine($"head {Convert.ToHexString(verdict.Head)}");
        Console.WriteLine(verdict.Findings.Count == 0 ? "The audit record is whole." : "THE AUDIT RECORD WAS CHANGED.");
        return verdict.Findings.Count == 0 ? 0 : 1;
    }
}
