namespace Ciac.Signing.Trust;

/// <summary>A status together with the bytes that prove it, for keeping beside a signature (EN 319 142-1 §5.4.2).</summary>
/// <param name="Status">What was said.</param>
/// <param name="Ocsp">The DER OCSPResponse that said it; null when a list did.</param>
/// <param name="Crl">The DER list that said it; null when a responder did.</param>
public sealed record RevocationEvidence(RevocationStatus Status, byte[]? Ocsp, byte[]? Crl);
