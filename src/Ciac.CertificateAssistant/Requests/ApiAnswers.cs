using Ciac.CertificateAssistant.Tokens;

namespace Ciac.CertificateAssistant.Requests;

public sealed record StatusAnswer(string Name, string Version);

/// <summary>Unread counts the tokens that are plugged in but whose certificate nobody has read yet (needs the PIN once). Version is another one after every change.</summary>
public sealed record CertificatesAnswer(IReadOnlyList<CertificateAnswer> Certificates, int Unread, long Version);

public sealed record CertificateAnswer(string Id, byte[] Certificate, IReadOnlyList<byte[]> Chain, string Subject)
{
    public required string? UniqueId { get; init; }
    public required string SerialNumber { get; init; }
    public required DateTimeOffset ValidFrom { get; init; }
    public required DateTimeOffset ValidTo { get; init; }
    public required int TriesLeft { get; init; }
    public required bool Locked { get; init; }

    public static CertificateAnswer From(Token token, TokenCertificate certificate) =>
        new(certificate.Id, certificate.Certificate, certificate.Chain, certificate.Subject)
        {
            UniqueId = certificate.UniqueId,
            SerialNumber = certificate.SerialNumber,
            ValidFrom = certificate.ValidFrom,
            ValidTo = certificate.ValidTo,
            TriesLeft = token.TriesLeft,
            Locked = token.Locked,
        };
}

public sealed record OpenedAnswer(string RequestId, string Window, int TriesLeft);

public sealed record RequestAnswer(string State, int? TriesLeft)
{
    public string? Algorithm { get; init; }
    public byte[]? Signature { get; init; }
}

public sealed record RefusalAnswer(string Error);
