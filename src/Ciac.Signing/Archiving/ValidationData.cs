namespace Ciac.Signing.Archiving;

/// <summary>What a file needs to be judged when nobody can be asked any more: DER certificates, OCSP responses and lists.</summary>
public sealed record ValidationData(IReadOnlyList<byte[]> Certificates, IReadOnlyList<byte[]> OcspResponses, IReadOnlyList<byte[]> Lists);
