using Ciac.Signing.Trust;

namespace Ciac.Signing.Verification;

/// <summary>
/// What somebody demands of a signed file beyond that it is intact and its signers trusted: a level, and whose readers have to be
/// able to check it. Judged on a report, so the same report can be held against several.
/// </summary>
/// <param name="Name">Stable, for command lines and settings.</param>
/// <param name="LeastLevel">Every signature reaches it (EN 319 142-1 §6).</param>
public sealed record ValidationPolicy(string Name, PadesLevel LeastLevel)
{
    /// <summary>Only RSA and ECDSA, which every PDF reader can check; with false SM2 counts as well.</summary>
    public bool International { get; init; }

    /// <summary>Nothing may follow the last signature or document timestamp.</summary>
    public bool WholeFile { get; init; }

    /// <summary>The status of every signer's certificate is known to be good, from the file or from its authority.</summary>
    public bool KnownStatus { get; init; }

    /// <summary>The policies that have a name.</summary>
    public static IReadOnlyList<ValidationPolicy> All { get; } =
    [
        // Whoever signed, by whatever key that is accepted here.
        new("basic", PadesLevel.BaselineB),
        // A document of the portal: stamped, and the platform's signature covers it.
        new("portal", PadesLevel.BaselineT) { WholeFile = true },
        // To be kept for longer than the certificates last.
        new("archive", PadesLevel.BaselineLTA) { WholeFile = true, KnownStatus = true },
        // To be checked abroad, by any reader.
        new("international", PadesLevel.BaselineT) { International = true },
    ];

    /// <summary>The policy of that name, or null.</summary>
    public static ValidationPolicy? Find(string name) => All.FirstOrDefault(policy => policy.Name == name);

    /// <summary>What the file lacks, one English sentence each; empty when it satisfies the policy.</summary>
    public IReadOnlyList<string> Unmet(VerificationReport report)
    {
        if (report.Unreadable is not null) return ["the file cannot be read"];
        var unmet = new List<string>();
        if (!report.Trusted) unmet.Add("the file is not intact, or not every signer is trusted");
        if (WholeFile && !report.Signatures.Any(signature => signature.CoversWholeFile)) unmet.Add("something follows the last signature");
        foreach (var signature in report.Signatures.Where(signature => !signature.IsDocumentTimestamp))
            unmet.AddRange(OfSignature(signature).Select(sentence => $"{signature.Field} {sentence}"));
        return unmet;
    }

    private IEnumerable<string> OfSignature(SignatureReport signature)
    {
        if (signature.Level < LeastLevel) yield return "does not reach the level";
        if (International && signature.Certificate is { } certificate && Sm2Signature.IsKeyOf(certificate)) yield return "is by SM2, which readers abroad cannot check";
        if (KnownStatus && signature.Revocation is not RevocationStatus.Good) yield return "has a signer whose status is not known to be good";
    }
}
