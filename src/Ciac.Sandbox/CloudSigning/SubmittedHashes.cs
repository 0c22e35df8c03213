namespace Ciac.Sandbox.CloudSigning;

public static class SubmittedHashes
{
    public const string Sha256 = "2.16.840.1.101.3.4.2.1";

    /// What is wrong with the hashes; null when they can be signed.
    public static CscRefusal? Refuse(IReadOnlyList<string>? hashes, string? algorithm)
    {
        if (hashes is not { Count: > 0 })
            return CscRefusal.Invalid("Empty hash array");
        if (hashes.Count > 1)
            return CscRefusal.Invalid("Numbers of signatures is too high");
        if (algorithm != Sha256)
            return CscRefusal.Invalid("Invalid parameter hashAlgorithmOID");
        var hash = new byte[hashes[0]?.Length ?? 0];
        if (hashes[0] is null || !Convert.TryFromBase64String(hashes[0], hash, out var length))
            return CscRefusal.Invalid("Invalid Base64 hash string parameter");
        return length == 32 ? null : CscRefusal.Invalid("Invalid digest value length");
    }
}
