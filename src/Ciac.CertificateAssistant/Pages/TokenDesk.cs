using Ciac.CertificateAssistant.Gate;
using Ciac.CertificateAssistant.Tokens;

namespace Ciac.CertificateAssistant.Pages;

/// <summary>What the token page works with.</summary>
public sealed record TokenDesk(TokenFolder Folder, TokenKeys Keys, FormGate Forms, TokenOverview Overview);
