namespace Ciac.CertificateAssistant.Tokens;

/// <summary>A PKCS#12 file that plays a USB key, as it is at this moment.</summary>
public sealed record Token(string File, bool Plugged, int TriesLeft, TokenCertificate? Certificate)
{
    public bool Locked => TriesLeft == 0;
}
