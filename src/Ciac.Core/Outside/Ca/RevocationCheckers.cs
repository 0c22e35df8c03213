using Ciac.Signing.Trust;

namespace Ciac.Core.Outside.Ca;

/// <summary>Sealing fails hard without a status; sign-in may be bridged through a declared outage. One and the same otherwise.</summary>
public sealed record RevocationCheckers(RevocationChecker Sealing, RevocationChecker SignIn);
