using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ciac.CertificateAssistant.Tokens;

/// <summary>Everything that needs a PIN. The PIN opens the file for one operation and is forgotten with it.</summary>
public sealed class TokenKeys(TokenFolder folder, PinTries tries, ChangeSignal changes, ILogger<TokenKeys> log)
{
    private const int InvalidPassword = unchecked((int)0x80070056);

    private readonly ConcurrentDictionary<string, Lock> _turns = new(StringComparer.Ordinal);

    /// <summary>Signs when the token still holds the certificate that the user was shown.</summary>
    public PinOutcome Sign(string file, string pin, string certificateId, byte[] bytes) => Open(file, pin, (_, keys) =>
        Leaf(keys) is { } leaf && TokenCertificate.IdOf(leaf) == certificateId ? SignWith(leaf, bytes) : new PinOutcome.Unreadable());

    /// <summary>Learns the certificate of a token that came without its public file.</summary>
    public PinOutcome Read(string file, string pin) => Open(file, pin, (_, keys) =>
        Leaf(keys) is null ? new PinOutcome.Unreadable() : new PinOutcome.Accepted());

    /// <summary>Encrypts the same key and certificates under the new PIN and replaces the file in one step.</summary>
    public PinOutcome ChangePin(string file, string pin, string newPin) => Open(file, pin, (token, keys) =>
    {
        WholeFile.Write(folder.PathOf(token), keys.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, newPin));
        return new PinOutcome.Accepted();
    });

    private PinOutcome Open(string file, string pin, Func<Token, X509Certificate2Collection, PinOutcome> use)
    {
        // One at a time per token: parallel guesses must not share a try.
        lock (_turns.GetOrAdd(file, _ => new Lock()))
        {
            if (folder.Find(file) is not { Plugged: true } token) return new PinOutcome.NotPlugged();
            if (token.Locked) return new PinOutcome.Locked();
            return OpenOnce(token, pin, use);
        }
    }

    private PinOutcome OpenOnce(Token token, string pin, Func<Token, X509Certificate2Collection, PinOutcome> use)
    {
        var path = folder.PathOf(token);
        var left = token.TriesLeft - 1;
        tries.Begin(path, token.TriesLeft);
        try
        {
            var outcome = Try(token, pin, use);
            left = outcome switch
            {
                PinOutcome.Wrong => left,
                PinOutcome.Unreadable => token.TriesLeft,
                _ => PinTries.Allowed,
            };
            return outcome is PinOutcome.Wrong && left == 0 ? new PinOutcome.Locked() : outcome;
        }
        finally
        {
            tries.Finish(path, left);
            changes.Raise();
        }
    }

    private PinOutcome Try(Token token, string pin, Func<Token, X509Certificate2Collection, PinOutcome> use)
    {
        var keys = new X509Certificate2Collection();
        try
        {
            keys = X509CertificateLoader.LoadPkcs12CollectionFromFile(
                folder.PathOf(token), pin, X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable);
            if (Leaf(keys) is { } leaf) folder.Remember(token, TokenCertificate.From(leaf, Issuers(keys)));
            return use(token, keys);
        }
        catch (CryptographicException wrong) when (wrong.HResult == InvalidPassword)
        {
            AssistantLog.WrongPin(log, token.TriesLeft - 1);
            return new PinOutcome.Wrong(token.TriesLeft - 1);
        }
        catch (CryptographicException damaged)
        {
            AssistantLog.TokenUnreadable(log, damaged);
            return new PinOutcome.Unreadable();
        }
        finally
        {
            foreach (var certificate in keys) certificate.Dispose();
        }
    }

    private static X509Certificate2? Leaf(X509Certificate2Collection keys) => keys.FirstOrDefault(c => c.HasPrivateKey);

    private static IEnumerable<X509Certificate2> Issuers(X509Certificate2Collection keys) => keys.Where(c => !c.HasPrivateKey);

    private static PinOutcome SignWith(X509Certificate2 leaf, byte[] bytes)
    {
        using var rsa = leaf.GetRSAPrivateKey();
        if (rsa is not null)
            return new PinOutcome.Signed("RS256", rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

        using var curve = leaf.GetECDsaPrivateKey();
        return curve is { KeySize: 256 }
            ? new PinOutcome.Signed("ES256", curve.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation))
            : new PinOutcome.Unreadable();
    }
}
