using Ciac.Core.Accounts;

namespace Ciac.Core.Certificates;

/// <summary>Whether the key that is plugged in is the one of a certificate that the unit has.</summary>
public sealed class ProveKnownKey(ProveCertificate prove)
{
    /// <summary>Null when it is.</summary>
    public async Task<Refusal?> RefuseAsync(CertificateToken token, ProofRequest request, Credential known, CancellationToken ct)
    {
        var proof = await prove.HandleAsync(token, request, ct);
        if (proof.Value is not { Identity: var identity }) return proof.Refusal;
        if (identity.UniqueId != known.UniqueId) return CertificateRefusals.OtherKey.With(identity.UniqueId);
        return identity.SerialNumber != known.SerialNumber && identity.ValidFrom < known.ValidFrom ? AccountRefusals.Superseded : null;
    }
}
